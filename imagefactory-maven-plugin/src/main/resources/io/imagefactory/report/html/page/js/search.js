'use strict';
/** What the field in the head finds. */
report.pages.search = (() => {
  const {h, a, say} = report.dom;
  const {model, words} = report;
  const MOST = 60;

  const show = (main, {params}) => {
    const found = h('div', {class: 'found'});
    main.append(h('h1', {}, 'Search'), found);
    const update = given => {
      const {nodes, total} = model.find(given.get('q') || '', MOST);
      const text = given.get('q') ? words.count(total, 'hit') + (total > MOST ? ', the first ' + MOST + ' of them here' : '')
          : 'Write a part of a name, of a repository, or the beginning of a digest.';
      found.replaceChildren(h('p', {class: 'counted'}, text), h('ul', {class: 'nodes'}, nodes.map(node => h('li', {},
          a(model.href(node), words.mark(node.decision), node.label),
          h('span', {class: 'quiet'}, ' ' + words.word(node.decision) + (node.reference ? ', ' + node.reference : ''))))));
      say(text);
    };
    update(params);
    return update;
  };

  return {title: () => 'Search', show};
})();
