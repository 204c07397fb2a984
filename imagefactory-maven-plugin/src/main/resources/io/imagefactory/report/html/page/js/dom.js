'use strict';
/** What makes elements. All text goes in as text: nothing here reads markup from a string. */
report.dom = (() => {
  const SVG = 'http://www.w3.org/2000/svg';

  const add = (element, attributes, children) => {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (typeof value === 'function') {
        element.addEventListener(name, value);
      } else if (value !== undefined && value !== null && value !== false) {
        element.setAttribute(name, value === true ? '' : value);
      }
    }
    element.append(...children.flat(Infinity).filter(child => child !== undefined && child !== null && child !== false));
    return element;
  };

  /** An element. A function among the attributes listens to the event of that name. */
  const h = (name, attributes, ...children) => add(document.createElement(name), attributes, children);

  /** The same of a drawing. */
  const s = (name, attributes, ...children) => add(document.createElementNS(SVG, name), attributes, children);

  /** A link into the page, or to another server: then by https alone, and it is told nothing of this page. */
  const a = (href, ...children) => {
    if (href.startsWith('#')) {
      return h('a', {href}, ...children);
    }
    return href.startsWith('https://')
        ? h('a', {href, rel: 'noopener noreferrer', class: 'out'}, ...children)
        : h('span', {}, ...children);
  };

  /** Text in which commands stand between backquotes. */
  const prose = text => text.split('`').map((part, i) => i % 2 ? h('code', {}, part) : part);

  /** Says something to those who do not see the page change. */
  const say = text => {
    document.getElementById('said').textContent = text;
  };

  return {h, s, a, prose, say};
})();
