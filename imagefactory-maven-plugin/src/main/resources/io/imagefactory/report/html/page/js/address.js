'use strict';
/** The part of the address after `#`: `/images?decision=due&q=node`. What is chosen stands there, so that it can be sent to others. */
report.address = (() => {
  const decoded = text => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };

  const read = () => {
    const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
    const [page, ...name] = path.split('/');
    return {page: page || 'overview', name: decoded(name.join('/')), params: new URLSearchParams(query || '')};
  };

  /** The address of a page; what is empty is left out. */
  const of = (page, params = {}) => {
    const kept = Object.entries(params).filter(([, value]) => value !== undefined && value !== '' && value !== null);
    const query = new URLSearchParams(kept).toString();
    return '#/' + page + (query ? '?' + query : '');
  };

  /** Goes on without a new entry in the history, as for each letter of a filter. */
  const replace = hash => location.replace(hash);

  return {read, of, replace};
})();
