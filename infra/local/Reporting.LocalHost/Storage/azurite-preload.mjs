// Loaded into Azurite's process before Azurite itself (node --import).

// Azurite lives as long as the process that holds the other end of its standard input: the end of the input, which comes
// also when that process is killed, closes it in the orderly way. Ctrl-C in a terminal goes to every process there: leave
// it to the one in charge, which still needs its storage while it stops.
const once = process.once;
process.once = function (event, ...rest) {
  return event === 'SIGINT' ? this : once.call(this, event, ...rest);
};
process.on('SIGINT', () => {});
process.stdin.on('error', () => {}).on('close', () => process.kill(process.pid, 'SIGTERM')).resume();
