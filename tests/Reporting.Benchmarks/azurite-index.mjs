// Loaded into Azurite's process before Azurite itself (node --import). Its database, LokiJS, goes through all messages and all rows of a table at each call; a storage account
// finds both by an index, whatever else it holds. With these indexes a rush measures the service. No answer differs: each query still runs, over fewer candidates.
import { createRequire } from 'node:module';

const azurite = createRequire(process.argv[1]);
const { Collection, Resultset } = azurite('lokijs');

// A batch sorts every index anew, even where it is of one or empty, as that of expired messages nearly always is. One after the other they are put in their places.
const { removeBatch, update } = Collection.prototype;
Collection.prototype.removeBatch = function (batch) {
  if (batch.length > 0) removeBatch.call(this, batch);
};
Collection.prototype.removeBatchByPositions = function (positions) {
  positions.map((p) => this.data[p]).forEach((one) => this.remove(one));
};
Collection.prototype.update = function (documents) {
  return Array.isArray(documents) ? documents.forEach((one) => update.call(this, one)) : update.call(this, documents);
};

// An index serves the first condition alone, and Azurite names the account first, which all messages share.
const times = ['expirationTime', 'timeNextVisible'];
const { find, where } = Resultset.prototype;
Resultset.prototype.find = function (query, ...rest) {
  const time = this.filterInitialized ? undefined : times.find((t) => query && t in query);
  if (time) this.collection.ensureIndex(time);
  return find.call(this, time ? { [time]: query[time], ...query } : query, ...rest);
};

// A query of a table is a function that looks at every row. Where it asks for row keys from one to another, only those are looked at.
const generator = azurite('./table/persistence/LokiTableStoreQueryGenerator').default;
const generate = generator.generateQueryForPersistenceLayer;
generator.generateQueryForPersistenceLayer = function (options, context) {
  const matches = generate.call(this, options, context);
  const filter = options.filter ?? '';
  const [from, to] = [/\bRowKey g[te] '([^']*)'/.exec(filter)?.[1], /\bRowKey l[te] '([^']*)'/.exec(filter)?.[1]];
  if (from !== undefined && to !== undefined && !/\b(or|not)\b/.test(filter)) matches.rowKeys = [from, to];
  return matches;
};
Resultset.prototype.where = function (matches) {
  return where.call(!this.filterInitialized && matches.rowKeys ? this.find({ RowKey: { $between: matches.rowKeys } }) : this, matches);
};
