'use strict';
/** Shows the page that the address names. */
(() => {
  const {address, model, words, pages} = report;
  const main = document.getElementById('main');
  const find = document.getElementById('find');
  let shown = {};

  const show = () => {
    const asked = address.read();
    if (!Object.hasOwn(pages, asked.page)) {
      asked.page = 'overview';
    }
    const page = pages[asked.page];
    if (shown.page === asked.page && shown.name === asked.name && shown.update) {
      shown.update(asked.params);
    } else {
      const isFirst = shown.page === undefined;
      main.replaceChildren();
      main.className = 'page-' + asked.page;
      shown = {page: asked.page, name: asked.name};
      shown.update = page.show(main, asked);
      scrollTo(0, 0);
      if (!isFirst && document.activeElement !== find) {
        main.focus({preventScroll: true});
      }
    }
    if (asked.page !== 'search') {
      find.value = '';
    } else if (find.value !== (asked.params.get('q') || '')) {
      find.value = asked.params.get('q') || '';
    }
    document.title = page.title(asked) + ' · ' + model.data.title;
    document.querySelectorAll('nav a[data-page]').forEach(link => {
      const isHere = link.dataset.page === asked.page;
      isHere ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current');
    });
  };

  const search = () => {
    const hash = address.of('search', {q: find.value});
    address.read().page === 'search' ? address.replace(hash) : location.assign(hash);
  };

  find.addEventListener('input', search);
  document.getElementById('search').addEventListener('submit', event => {
    event.preventDefault();
    const {nodes: [first]} = model.find(find.value, 1);
    if (first) {
      location.assign(model.href(first));
      find.blur();
    }
  });
  document.addEventListener('keydown', event => {
    if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      find.focus();
    }
  });

  document.getElementById('project').textContent = model.data.title;
  const asOf = document.getElementById('as-of');
  asOf.dateTime = words.iso(model.now);
  asOf.textContent = words.date(model.now);
  addEventListener('hashchange', show);
  show();
})();
