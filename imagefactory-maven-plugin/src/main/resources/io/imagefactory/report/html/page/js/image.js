'use strict';
/** One image, or one base image, in full. */
(() => {
  const {h, a} = report.dom;
  const {model, words, address} = report;

  const LINKS = {repository: 'Repository', dockerfile: 'Dockerfile', workflow: 'Workflow', registry: 'Registry', run: 'Last run'};

  const links = node => node.links && h('ul', {class: 'links', 'aria-label': 'Elsewhere'},
      Object.entries(node.links).map(([what, href]) => h('li', {}, a(href, LINKS[what] || what))));

  const facts = entries => h('dl', {class: 'facts'}, entries.filter(([, value]) => value !== undefined && value !== null && value !== '')
      .map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value))));

  const section = (id, title, ...content) => h('section', {'aria-labelledby': id}, h('h2', {id}, title), ...content);

  const table = (caption, heads, rows) => h('div', {class: 'scroll', role: 'region', tabindex: '0', 'aria-label': caption},
      h('table', {}, h('caption', {class: 'hidden'}, caption),
          h('thead', {}, h('tr', {}, heads.map(head => h('th', {scope: 'col'}, head)))),
          h('tbody', {}, rows.map(cells => h('tr', {}, cells.map((cell, i) =>
            h(i === 0 ? 'th' : 'td', i === 0 ? {scope: 'row'} : {'data-label': heads[i]}, cell)))))));

  const none = () => h('span', {class: 'none'}, '–');

  /** A digest of a base image, by its place there. */
  const seen = (use, place) => {
    const base = model.baseImage(use.name);
    const entry = place === undefined || !base ? undefined : base.digests[place];
    return entry === undefined ? none()
        : [words.digest(entry[0]), entry[1] === undefined ? '' : h('span', {class: 'quiet'}, ' ', words.when(entry[1]))];
  };

  const ripe = use => use.nextAt !== undefined ? words.at(use.nextAt) : none();

  const standsOn = image => image.bases.length > 0 && section('bases', 'What it stands on',
      table('What ' + image.name + ' stands on', ['Base image', 'Standing', 'Built from', 'Tag names', 'A rebuild takes', 'Next is old enough'],
          image.bases.map(use => {
            const base = model.baseImage(use.name);
            return [base ? a(model.href(base), base.label) : use.name,
              h('span', {class: 'standing standing-' + use.standing}, words.STANDINGS[use.standing] || use.standing,
                  [use.note, use.anyMoveCounts && 'platforms unknown, so any move counts'].filter(Boolean)
                      .map(note => h('span', {class: 'quiet'}, '; ' + note))),
              [seen(use, use.from), use.evidence ? h('span', {class: 'quiet'}, ' by ' + use.evidence) : ''],
              seen(use, use.newest), seen(use, use.target), ripe(use)];
          })));

  const history = (node, title) => node.digests.length > 0 && section('history', title,
      h('ol', {class: 'history'}, node.digests.map(([digest, time], i) => h('li', {},
          h('code', {class: 'whole'}, digest),
          h('span', {class: 'quiet'}, time === undefined ? 'nobody says when' : words.at(time), i === 0 && digest === node.digest ? ', current' : '')))),
      node.earlier > 0 && h('p', {class: 'quiet'}, words.count(node.earlier, 'earlier digest') + ' in the state file'));

  const list = (nodes, said) => h('ul', {class: 'nodes'}, nodes.map(node => h('li', {},
      a(model.href(node), words.mark(node.decision), node.label), said(node) && h('span', {class: 'quiet'}, ' ' + said(node)))));

  /** A list that begins with a few, and has all in it. */
  const long = (nodes, said) => {
    const rest = nodes.slice(24);
    const more = h('div', {});
    return [list(nodes.slice(0, 24), said), rest.length > 0 && h('details', {toggle: () => more.firstChild || more.append(list(rest, said))},
        h('summary', {}, 'and ' + words.count(rest.length, 'other')), more)];
  };

  const carries = node => {
    const direct = node.above;
    const far = model.reach(node, 'above').filter(other => !direct.includes(other));
    const waits = other => other.decision === 'after-parents' ? 'waits' : '';
    const waiting = direct.filter(waits);
    return direct.length > 0 && section('carries', 'What stands on it',
        h('p', {}, words.count(direct.length, 'image'), far.length > 0 ? ', and ' + words.count(far.length, 'other') + ' by way of these' : '',
            waiting.length > 0 ? '; ' + words.count(waiting.length, 'one waits', 'wait').replace(/^1 /, '') + ' for it to be rebuilt' : '', '.'),
        long([...direct].sort((x, y) => (waits(y) ? 1 : 0) - (waits(x) ? 1 : 0)), waits));
  };

  const around = node => node.below.length + node.above.length > 0
      && h('p', {}, a(address.of('graph', {of: node.id, around: 'it'}), 'See it in the graph'));

  const missing = (main, kind, name) => main.append(h('h1', {}, 'Not here'),
      h('p', {class: 'lead'}, 'This report knows no ' + kind + ' “' + name + '”.'), h('p', {}, a(address.of('search', {q: name}), 'Look for it')));

  const request = image => image.request && [words.at(image.request.asked),
    image.request.failures ? '; ' + words.count(image.request.failures, 'failure') + ' in a row' : '',
    image.request.failing ? [', since ', words.at(image.request.failing)] : '',
    image.request.error ? h('span', {class: 'sentence'}, '; CI said: ' + image.request.error) : ''];

  const drawing = image => {
    const figure = h('figure', {class: 'time'});
    const width = () => Math.max(300, Math.min(900, figure.clientWidth || 300));
    const draw = () => {
      const drawn = report.timeline.draw(image, width());
      figure.replaceChildren(...(drawn ? [drawn, h('figcaption', {},
          h('span', {class: 'key from'}, 'built from'), h('span', {class: 'key seen'}, 'first seen'),
          h('span', {class: 'key young'}, 'too young'), h('span', {class: 'key ripe'}, 'old enough'), h('span', {class: 'key built'}, 'built'))] : []));
      figure.hidden = !drawn;
    };
    return {figure, draw};
  };

  report.pages.image = {
    title: ({name}) => name,
    show: (main, {name}) => {
      const image = model.image(name);
      if (!image) {
        return missing(main, 'image', name);
      }
      const time = drawing(image);
      main.append(
          h('p', {class: 'crumb'}, a('#/images', 'Images')),
          h('h1', {}, image.name),
          words.verdict(image),
          ...[image.error && h('p', {class: 'trouble'}, h('b', {}, 'Its Dockerfile could not be analysed: '), image.error),
            links(image),
            facts([
              ['Repository', h('span', {class: 'reference'}, image.reference)],
              ['Digest', image.digest && h('code', {class: 'whole'}, image.digest)],
              ['Tag gone', image.missing !== undefined && ['its registry says so since ', words.at(image.missing)]],
              ['Built', image.built !== undefined && words.at(image.built)],
              ['Decided otherwise', image.until !== undefined && words.at(image.until)],
              ['Waits for new base images', image.managed && image.delay],
              ['Rebuilt by itself', image.managed && (image.manual ? 'no' : 'yes')],
              ['Priority', image.priority || undefined],
              ['Platforms', image.managed && (image.platforms || ['linux/amd64']).join(', ')],
              ['Last asked for', request(image)],
              ['Enrolled', image.enrolled !== undefined && words.at(image.enrolled)],
            ].filter(([, value]) => value !== false)),
            image.bases.length > 0 && section('time', 'Time line', time.figure),
            standsOn(image), carries(image), around(image), history(image, 'Its digests')].filter(Boolean));
      time.draw();
      new ResizeObserver(() => time.figure.isConnected && time.draw()).observe(main);
    },
  };

  report.pages['base-image'] = {
    title: ({name}) => (model.baseImage(name) || {label: name}).label,
    show: (main, {name}) => {
      const base = model.baseImage(name);
      if (!base) {
        return missing(main, 'base image', name);
      }
      const publishers = base.publishers.map(other => model.image(other)).filter(Boolean);
      main.append(
          h('p', {class: 'crumb'}, a('#/base-images', 'Base images')),
          h('h1', {}, base.label),
          ...[publishers.length > 0 && h('p', {class: 'lead'}, 'We build it ourselves: ',
              publishers.map((image, i) => [i ? ', ' : '', a(model.href(image), image.name)]), '.'),
            links(base),
            facts([
              ['Repository', base.reference && h('span', {class: 'reference'}, base.reference)],
              ['State file', h('code', {}, base.name + '.yaml')],
              ['Digest', base.digest ? h('code', {class: 'whole'}, base.digest) : 'never seen'],
              ['Since', base.since !== undefined && words.at(base.since)],
              ['Tag gone', base.missing !== undefined && ['its registry says so since ', words.at(base.missing)]],
              ['Looked at', base.checked !== undefined ? words.at(base.checked) : 'never'],
            ].filter(([, value]) => value !== false)),
            base.images.length > 0 && section('users', 'Who stands on it',
                h('p', {}, a(address.of('images', {on: base.name}), words.count(base.images.length, 'image') + ' as a table')),
                long([...base.images].sort((x, y) => Object.keys(words.DECISIONS).indexOf(x.decision) - Object.keys(words.DECISIONS).indexOf(y.decision)),
                    image => words.word(image.decision))),
            around(publishers[0] || base), history(base, 'Its digests')].filter(Boolean));
    },
  };
})();
