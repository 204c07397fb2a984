'use strict';
/** The three tables: images, base images, rebuilds. */
(() => {
  const {h, a} = report.dom;
  const {model, words} = report;
  const ORDER = Object.keys(words.DECISIONS);
  const place = decision => ORDER.indexOf(decision);

  const decisionChoice = rows => ({
    key: 'decision', label: 'Decision',
    options: ORDER.filter(name => rows.some(row => row.decision === name)).map(name => [name, words.word(name)]),
    test: (row, value) => row.decision === value,
  });

  const text = row => [row.name, row.label, row.reference, row.decision, words.word(row.decision)].join(' ');
  const name = {key: 'name', label: 'Name', value: row => row.label, cell: row => a(model.href(row), row.label)};
  const number = (key, label, value) => ({key, label, number: true, value, cell: row => value(row).toLocaleString('en')});
  const time = (key, label, value) => ({key, label, value, cell: row => words.when(value(row))});
  const decision = {key: 'decision', label: 'Decision', value: row => place(row.decision), cell: row => words.decision(row.decision)};

  const page = (key, title, lead, options) => {
    report.pages[key] = {
      title: () => title,
      show: (main, {params}) => {
        const table = report.table.create({page: key, caption: title, ...options()});
        main.append(h('h1', {}, title), h('p', {class: 'lead'}, lead), ...table.element);
        table.update(params);
        return table.update;
      },
    };
  };

  /** Those on which most stands: a list to choose from of thousands is none. Another may be named in the address. */
  const mostUsed = () => [...model.baseImages].sort((x, y) => y.images.length - x.images.length).slice(0, 50);

  page('images', 'Images', 'What images.yaml enrols: what we build, and what we only run.', () => ({
    rows: model.images, one: 'image', sort: 'name', text,
    columns: [
      name,
      {key: 'reference', label: 'Repository', value: row => row.reference, cell: row => [h('span', {class: 'reference'}, row.reference), row.missing !== undefined && h('span', {class: 'quiet'}, ' tag gone')]},
      decision,
      {key: 'until', label: 'Until', value: row => row.until, cell: row => words.when(row.until)},
      time('built', 'Built', row => row.built),
      number('bases', 'Stands on', row => row.below.length),
      number('above', 'Carries', row => row.above.length),
    ],
    choices: [
      decisionChoice(model.images),
      {key: 'kind', label: 'Built by', options: [['managed', 'us'], ['external', 'others']],
        test: (row, value) => row.managed === (value === 'managed')},
      {key: 'on', label: 'Stands on', options: mostUsed().map(base => [base.name, base.label]),
        test: (row, value) => row.bases.some(use => use.name === value)},
    ],
  }));

  const looked = base => base.missing !== undefined ? 'gone' : !base.tag ? 'digest' : base.digest ? 'seen' : 'never';

  page('base-images', 'Base images', 'What Dockerfiles name, in every stage.', () => ({
    rows: model.baseImages, one: 'base image', sort: 'name', text,
    columns: [
      name,
      {key: 'by', label: 'Built by', value: row => row.publishers.join(' '),
        cell: row => row.publishers.length === 0 ? 'others' : row.publishers.map((image, i) => [i ? ', ' : '', a(model.href(model.image(image)), image)])},
      {key: 'digest', label: 'Digest', value: row => row.digest, cell: row => row.missing !== undefined ? [row.digest ? words.digest(row.digest) : '', h('span', {class: 'quiet'}, ' tag gone')] : row.digest ? words.digest(row.digest) : h('span', {class: 'quiet'}, 'never seen')},
      time('since', 'Since', row => row.since),
      time('checked', 'Looked at', row => row.checked),
      number('images', 'Carries', row => row.images.length),
    ],
    choices: [
      {key: 'seen', label: 'Digest', options: [['seen', 'known'], ['never', 'never seen'], ['gone', 'tag no longer exists'], ['digest', 'named by digest alone']],
        test: (row, value) => looked(row) === value},
      {key: 'by', label: 'Built by', options: [['us', 'us'], ['others', 'others']],
        test: (row, value) => (row.publishers.length > 0) === (value === 'us')},
    ],
  }));

  const runOf = row => row.links && row.links.run;

  const moving = () => model.images.filter(image => image.managed && (image.decision !== 'up-to-date' || image.request));

  page('rebuilds', 'Rebuilds', 'What is to be rebuilt, is being rebuilt or was, and why.', () => ({
    rows: moving(), one: 'image', sort: 'decision', text: row => text(row) + ' ' + row.sentence,
    columns: [
      name, decision,
      {key: 'why', label: 'Why', value: row => row.sentence, cell: row => words.sentence(row.sentence)},
      {key: 'until', label: 'Until', value: row => row.until, cell: row => words.when(row.until)},
      time('asked', 'Last asked for', row => row.request && row.request.asked),
      {key: 'run', label: 'Run', value: row => runOf(row) ? 0 : 1,
        cell: row => runOf(row) ? a(runOf(row), 'run', h('span', {class: 'hidden'}, ' of ' + row.name)) : h('span', {class: 'none'}, '–')},
    ],
    choices: [decisionChoice(moving())],
  }));
})();
