'use strict';
/**
 * A table that sorts, filters and pages. What is chosen is in the address: `q` the words, `sort` a column (with `-` before it
 * the other way round), `page`, and one name for each list to choose from.
 */
report.table = (() => {
  const {h, a, say} = report.dom;
  const {address, words} = report;
  const PAGE = 100;
  const collator = new Intl.Collator('en', {numeric: true});

  const compare = (x, y) => {
    if (x === undefined || y === undefined) {
      return (x === undefined) - (y === undefined);
    }
    return typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(x, y);
  };

  /**
   * columns: {key, label, value(row), cell(row), number}; choices: {key, label, options: [[value, text]], test(row, value)};
   * text(row): what the words are looked for in; sort: the column at first
   */
  const create = ({page, caption, rows, columns, choices, text, sort, one, many}) => {
    const inputs = new Map();
    const body = h('tbody');
    const heads = new Map(columns.map(column => [column.key, h('th', {scope: 'col', class: column.number && 'number'})]));
    const counted = h('p', {class: 'counted'});
    const pager = h('nav', {class: 'pager', 'aria-label': 'Pages of the table'});
    let params = new URLSearchParams();

    const go = change => {
      const values = {...Object.fromEntries(params), page: '', ...change};
      address.replace(address.of(page, values));
    };

    const field = (key, label, input) => {
      inputs.set(key, input);
      return h('label', {}, h('span', {}, label), input);
    };
    const filters = h('form', {class: 'filters', submit: event => event.preventDefault()},
        field('q', 'Words', h('input', {type: 'search', spellcheck: 'false', autocomplete: 'off', input: event => go({q: event.target.value})})),
        choices.map(({key, label, options}) => field(key, label,
            h('select', {change: event => go({[key]: event.target.value})},
                h('option', {value: ''}, 'all'), options.map(([value, shown]) => h('option', {value}, shown))))),
        h('a', {href: address.of(page), class: 'clear'}, 'Show all'));

    const sorting = () => {
      const asked = params.get('sort') || sort;
      const down = asked.startsWith('-');
      const column = columns.find(({key}) => key === asked.replace(/^-/, '')) || columns[0];
      return {column, down};
    };

    const head = ({key, label}, chosen, down) => {
      const cell = heads.get(key);
      const isChosen = chosen.key === key;
      cell.setAttribute('aria-sort', isChosen ? (down ? 'descending' : 'ascending') : 'none');
      if (!cell.firstChild) {
        cell.append(h('button', {type: 'button', click: () => {
          const now = sorting();
          go({sort: (now.column.key === key && !now.down ? '-' : '') + key});
        }}, label));
      }
    };

    const chosen = () => {
      const query = (params.get('q') || '').trim().toLowerCase().split(/\s+/).filter(Boolean);
      const tests = choices.filter(({key}) => params.get(key)).map(({key, test}) => row => test(row, params.get(key)));
      return rows.filter(row => tests.every(test => test(row))
          && (query.length === 0 || query.every(part => text(row).toLowerCase().includes(part))));
    };

    const update = given => {
      params = given;
      inputs.forEach((input, key) => {
        const value = params.get(key) || '';
        if (input.value !== value) {
          input.value = value;
          if (input.value !== value) {
            input.append(h('option', {value}, value));
            input.value = value;
          }
        }
      });
      const {column, down} = sorting();
      columns.forEach(each => head(each, column, down));
      const found = chosen().sort((x, y) => {
        const [p, q] = [column.value(x), column.value(y)];
        // What is not known comes last, either way.
        return p === undefined || q === undefined ? compare(p, q) : (down ? -1 : 1) * compare(p, q);
      });
      const pages = Math.max(1, Math.ceil(found.length / PAGE));
      const current = Math.min(pages, Math.max(1, parseInt(params.get('page') || '1', 10) || 1));
      const shown = found.slice((current - 1) * PAGE, current * PAGE);
      body.replaceChildren(...shown.map(row => h('tr', {}, columns.map((each, i) =>
        h(i === 0 ? 'th' : 'td', i === 0 ? {scope: 'row'} : {class: each.number && 'number', 'data-label': each.label}, each.cell(row))))));
      const all = words.count(rows.length, one, many);
      counted.textContent = found.length === rows.length ? all : found.length.toLocaleString('en') + ' of ' + all;
      say(counted.textContent);
      pager.replaceChildren(...(pages > 1 ? links(current, pages) : []));
      pager.hidden = pages === 1;
    };

    const links = (current, pages) => {
      const to = (number, label) => a(address.of(page, {...Object.fromEntries(params), page: number}), label);
      return [current > 1 && to(current - 1, 'Before'), h('span', {}, 'page ' + current + ' of ' + pages),
        current < pages && to(current + 1, 'After')].filter(Boolean);
    };

    return {
      element: [filters, counted,
        h('div', {class: 'scroll', role: 'region', tabindex: '0', 'aria-label': caption},
            h('table', {}, h('caption', {class: 'hidden'}, caption), h('thead', {}, h('tr', {}, [...heads.values()])), body)),
        pager],
      update,
    };
  };

  return {create};
})();
