'use strict';
/** The first page: numbers, and what needs a person before all else. */
report.pages = report.pages || {};
report.pages.overview = (() => {
  const {h, a, prose} = report.dom;
  const {model, words, address} = report;
  const FEW = 5;

  const URGENCIES = [
    ['broken', 'Needs a person', 'Nothing mends this by itself.'],
    ['next', 'Happens next', 'The next run of a goal does it, or time.'],
    ['known', 'To be known', 'Nothing is wrong yet, but what is said here rests on it.'],
  ];

  const nodeOf = concern => concern.image !== undefined ? model.image(concern.image) : model.baseImage(concern.baseImage);

  const item = concern => {
    const node = nodeOf(concern);
    return h('li', {},
        node ? a(model.href(node), node.label) : h('b', {}, concern.label),
        h('span', {class: 'sentence'}, concern.sentence));
  };

  const topic = name => {
    const {title, next, urgency} = model.data.topics[name];
    const concerns = model.data.concerns.filter(concern => concern.topic === name);
    const rest = concerns.slice(FEW);
    return h('section', {class: 'topic urgency-' + urgency, 'aria-labelledby': 'topic-' + name},
        h('h3', {id: 'topic-' + name}, h('span', {class: 'number'}, concerns.length.toLocaleString('en')), ' ', title),
        h('p', {class: 'next'}, h('b', {}, 'Next: '), prose(next)),
        h('ul', {class: 'concerns'}, concerns.slice(0, FEW).map(item)),
        rest.length > 0 && later(rest));
  };

  /** The others are drawn when they are asked for: there may be thousands. */
  const later = rest => {
    const list = h('ul', {class: 'concerns'});
    return h('details', {toggle: () => list.childElementCount || list.append(...rest.map(item))},
        h('summary', {}, 'and ' + words.count(rest.length, 'other')), list);
  };

  const group = ([urgency, title, what]) => {
    const names = Object.keys(model.data.topics).filter(name => model.data.topics[name].urgency === urgency
        && model.data.concerns.some(concern => concern.topic === name));
    return names.length > 0 && h('section', {class: 'urgency', 'aria-labelledby': 'urgency-' + urgency},
        h('h2', {id: 'urgency-' + urgency}, title), h('p', {class: 'quiet'}, what),
        h('div', {class: 'topics'}, names.map(topic)));
  };

  const numbers = () => {
    const managed = model.images.filter(image => image.managed).length;
    const figure = (number, what, href) => h('li', {}, a(href, h('b', {}, number.toLocaleString('en')), h('span', {}, what)));
    return h('ul', {class: 'numbers'},
        figure(managed, managed === 1 ? 'image that we build' : 'images that we build', address.of('images', {kind: 'managed'})),
        figure(model.images.length - managed, 'that others build', address.of('images', {kind: 'external'})),
        figure(model.baseImages.length, model.baseImages.length === 1 ? 'base image' : 'base images', address.of('base-images')));
  };

  /** How many images there are of each decision, as a bar and as words. */
  const decisions = () => {
    const counts = Object.keys(words.DECISIONS)
        .map(name => [name, model.images.filter(image => image.managed && image.decision === name).length])
        .filter(([, count]) => count > 0);
    const bar = h('div', {class: 'bar', 'aria-hidden': 'true'}, counts.map(([name, count]) => {
      const part = h('span', {class: 'fill-' + words.shape(name).tone});
      part.style.flexGrow = count;
      return part;
    }));
    return counts.length > 0 && [bar, h('ul', {class: 'legend'}, counts.map(([name, count]) =>
      h('li', {}, a(address.of('images', {decision: name}), words.mark(name),
          h('b', {}, count.toLocaleString('en')), ' ' + words.word(name)))))];
  };

  const largest = () => {
    const most = model.baseImages.filter(base => base.images.length > 0)
        .sort((x, y) => y.images.length - x.images.length).slice(0, 8);
    return most.length > 0 && h('section', {'aria-labelledby': 'largest'},
        h('h2', {id: 'largest'}, 'Most stands on'),
        h('ol', {class: 'ranks'}, most.map(base => h('li', {}, a(model.href(base), base.label),
            h('span', {class: 'quiet'}, words.count(base.images.length, 'image'))))));
  };

  const oldest = () => {
    const old = model.baseImages.filter(base => base.since !== undefined && base.images.length > 0)
        .sort((x, y) => x.since - y.since).slice(0, 8);
    return old.length > 0 && h('section', {'aria-labelledby': 'oldest'},
        h('h2', {id: 'oldest'}, 'Oldest base images'),
        h('ol', {class: 'ranks'}, old.map(base => h('li', {}, a(model.href(base), base.label),
            h('span', {class: 'quiet'}, words.when(base.since))))));
  };

  const show = main => {
    const groups = URGENCIES.map(group).filter(Boolean);
    main.append(
        h('h1', {}, model.data.title),
        numbers(), ...(decisions() || []),
        ...(groups.length > 0 ? groups : [h('p', {class: 'all-well'}, 'All is well: nothing needs a person, and nothing is due.')]),
        h('div', {class: 'columns'}, largest(), oldest()));
  };

  return {title: () => 'Overview', show};
})();
