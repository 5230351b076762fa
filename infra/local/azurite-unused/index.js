// Whatever is asked of it, called or constructed, is this same nothing.
const nothing = new Proxy(function () {}, {
  get: (_, key) => key === '__esModule' ? false : key === Symbol.toPrimitive ? () => '' : nothing,
  apply: () => nothing,
  construct: () => nothing,
});
module.exports = nothing;
