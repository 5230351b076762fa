// Loaded into Azurite's process before Azurite itself (node --import), so that a queue of thousands of messages costs the emulator no more than a queue of ten, as in a storage account.

// At each look at a queue Azurite removes the expired messages, hardly ever one. Its database, LokiJS, sorts every index of all messages anew even where a batch is empty.
import { createRequire } from 'node:module';

const { Collection, Resultset } = createRequire(process.argv[1])('lokijs');
const { removeBatch } = Collection.prototype;
Collection.prototype.removeBatch = function (batch) {
  if (batch.length > 0) removeBatch.call(this, batch);
};

// It uses an index for the first condition alone, and Azurite names the account first, which all messages share. The times come first, from an index made here.
const times = ['expirationTime', 'timeNextVisible'];
const { find } = Resultset.prototype;
Resultset.prototype.find = function (query, ...rest) {
  const time = this.filterInitialized ? undefined : times.find((t) => query && t in query);
  if (time) this.collection.ensureIndex(time);
  return find.call(this, time ? { [time]: query[time], ...query } : query, ...rest);
};
