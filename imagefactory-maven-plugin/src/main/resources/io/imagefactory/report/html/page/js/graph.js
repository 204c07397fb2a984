'use strict';
/** The graph: all of it where that can be seen at a glance, else the neighbourhood of what is chosen. */
report.pages.graph = (() => {
  const {h, s, a, say} = report.dom;
  const {model, words, address, layout} = report;
  const AT_A_GLANCE = 450;
  const NEAR = 90;
  const FEW = 60;
  /** At a smaller scale names cannot be read. */
  const FAR = 0.52;
  /** Beside a narrower drawing there is no room for names. */
  const NARROW = 640;
  const {TILE} = layout;

  /** A base image that we build ourselves is the image. */
  const nodeOf = id => {
    const node = model.nodes.get(id);
    return node && node.decision === 'base' && node.publishers.length > 0 ? model.image(node.publishers[0]) || node : node;
  };

  const everything = () => [...model.nodes.values()].filter(node => node.decision !== 'base' || node.above.length > 0);

  /** The nearest of what is below and above, and how many are left out. */
  const neighbourhood = node => {
    const below = model.reach(node, 'below');
    const above = model.reach(node, 'above');
    const nodes = new Set([...below.slice(0, NEAR), node, ...above.slice(0, NEAR)]);
    return {nodes, left: below.length + above.length + 1 - nodes.size};
  };

  const hrefOf = (node, params) => address.of('graph', {of: node.id, around: params.get('around')});

  const tile = ({node, x, y}, params) => s('a', {
    href: hrefOf(node, params), class: 'tile tone-' + words.shape(node.decision).tone + (node.decision === 'base' ? ' base' : ''),
    transform: `translate(${x} ${y})`, tabindex: '-1', 'data-id': node.id, 'aria-label': node.label + ', ' + words.word(node.decision),
  },
  s('title', {}, node.label + ': ' + words.word(node.decision)),
  s('rect', {width: TILE.width, height: TILE.height, rx: node.decision === 'base' ? TILE.height / 2 : 5}),
  s('path', {class: 'shape', d: words.shape(node.decision).path, transform: 'translate(8 6)'}),
  s('text', {x: 31, y: TILE.height / 2 + 4.3}, words.short(node.label, 21)));

  /** The drawing of some nodes; `choose` marks one of them, `zoom` changes its size. */
  const draw = (nodes, chosen, params) => {
    const drawn = layout.of(nodes, chosen);
    const [width, height] = [drawn.width + 24, drawn.height + 24];
    const tiles = new Map(drawn.tiles.map(each => [each.node, {...each, element: tile(each, params)}]));
    const edges = drawn.edges.map(edge => ({...edge, element: s('path', {class: 'edge', d: edge.path})}));
    const svg = s('svg', {class: 'graph', viewBox: `-12 -12 ${width} ${height}`, role: 'group',
      'aria-label': 'Graph of ' + words.count(nodes.size, 'image') + '. The arrow keys go from one to the next.'},
    s('g', {}, drawn.blocks.map(block => s('rect', {class: 'block', x: block.x, y: block.y, width: block.width, height: block.height, rx: 9}))),
    s('g', {}, edges.map(edge => edge.element)),
    s('g', {}, [...tiles.values()].map(each => each.element)));
    const pane = h('div', {class: 'pane'}, svg);
    let scale = 1;

    /** From afar only what much stands on is named, beside it, and where there is room for the name. */
    const hubs = [...tiles.values()].filter(({node, x}) => x < 1 && node.above.length > 0)
        .sort((one, other) => other.node.above.length - one.node.above.length)
        .map(each => ({y: each.y + TILE.height / 2, element: s('text', {class: 'hub', 'aria-hidden': 'true'}, words.short(each.node.label, 22))}));
    svg.append(...hubs.map(hub => hub.element));
    const nameHubs = () => {
      const named = [];
      hubs.forEach(({y, element}) => {
        const isFree = named.every(other => Math.abs(other - y) * scale > 13);
        isFree && named.push(y);
        element.style.display = isFree ? '' : 'none';
        element.setAttribute('x', -8 / scale);
        element.setAttribute('y', y + 4 / scale);
        element.style.fontSize = 12 / scale + 'px';
      });
    };

    const zoom = wanted => {
      const [x, y] = [(pane.scrollLeft + pane.clientWidth / 2) / scale, (pane.scrollTop + pane.clientHeight / 2) / scale];
      scale = Math.min(2.5, Math.max(0.08, wanted));
      svg.style.width = width * scale + 'px';
      svg.style.height = height * scale + 'px';
      svg.classList.toggle('far', scale < FAR);
      nameHubs();
      pane.scrollTo(x * scale - pane.clientWidth / 2, y * scale - pane.clientHeight / 2);
    };
    const fit = () => {
      const [near, far] = [4, pane.clientWidth < NARROW ? 4 : 172].map(margin =>
        Math.min(1.1, (pane.clientWidth - margin) / width, (pane.clientHeight - 4) / height));
      zoom(near < FAR ? far : near);
    };
    /** At first, few are seen with their names, though one may have to scroll for the rest. */
    const begin = () => {
      fit();
      const wide = Math.min(1, (pane.clientWidth - 18) / width);
      if (scale < FAR && nodes.size <= FEW && wide >= FAR) {
        zoom(wide);
        pane.scrollTo(0, 0);
      }
    };

    const reachable = node => tiles.get(node).element.setAttribute('tabindex', '0');

    const choose = node => {
      const near = node && new Set([node, ...model.reach(node, 'below'), ...model.reach(node, 'above')]);
      svg.classList.toggle('chosen', Boolean(node));
      tiles.forEach(({element}, other) => {
        element.classList.toggle('near', Boolean(near && near.has(other)));
        element.classList.toggle('self', other === node);
        element.setAttribute('tabindex', '-1');
        other === node ? element.setAttribute('aria-current', 'true') : element.removeAttribute('aria-current');
      });
      edges.forEach(({element, from, to}) => element.classList.toggle('near',
          Boolean(near && from.some(one => near.has(one)) && to.some(one => near.has(one)))));
      const first = node && tiles.has(node) ? node : tiles.keys().next().value;
      first && reachable(first);
      if (node && tiles.has(node)) {
        const {x, y} = tiles.get(node);
        const [left, top] = [(x + 12 + TILE.width / 2) * scale, (y + 12 + TILE.height / 2) * scale];
        const isInSight = left > pane.scrollLeft && left < pane.scrollLeft + pane.clientWidth
            && top > pane.scrollTop && top < pane.scrollTop + pane.clientHeight;
        isInSight || pane.scrollTo(left - pane.clientWidth / 2, top - pane.clientHeight / 2);
      }
    };

    /** The nearest tile in the direction of an arrow key. */
    const next = (from, key) => {
      const away = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}[key];
      let best;
      tiles.forEach(each => {
        const [dx, dy] = [each.x - from.x, each.y - from.y];
        const ahead = dx * away[0] + dy * away[1];
        const aside = Math.abs(dx * away[1] + dy * away[0]);
        const cost = ahead + 3 * aside;
        if (ahead > 1 && (!best || cost < best.cost)) {
          best = {...each, cost};
        }
      });
      return best;
    };
    svg.addEventListener('keydown', event => {
      const link = event.target.closest('a.tile');
      if (link && event.key.startsWith('Arrow')) {
        event.preventDefault();
        const to = next(tiles.get(model.nodes.get(link.dataset.id)), event.key);
        if (to) {
          link.setAttribute('tabindex', '-1');
          to.element.setAttribute('tabindex', '0');
          to.element.focus();
        }
      }
    });
    pane.addEventListener('wheel', event => {
      if (event.ctrlKey) {
        event.preventDefault();
        zoom(scale * (event.deltaY < 0 ? 1.15 : 1 / 1.15));
      }
    }, {passive: false});
    drag(pane);
    return {pane, begin, fit, zoomBy: factor => zoom(scale * factor), choose};
  };

  /** The background moves the drawing. */
  const drag = pane => {
    pane.addEventListener('pointerdown', event => {
      if (event.pointerType !== 'mouse' || event.button !== 0 || event.target.closest('a.tile')) {
        return;
      }
      const from = {x: event.clientX + pane.scrollLeft, y: event.clientY + pane.scrollTop};
      const move = to => pane.scrollTo(from.x - to.clientX, from.y - to.clientY);
      pane.setPointerCapture(event.pointerId);
      pane.addEventListener('pointermove', move);
      pane.addEventListener('pointerup', () => pane.removeEventListener('pointermove', move), {once: true});
    });
  };

  const neighbours = (title, nodes, params) => nodes.length > 0 && [h('h3', {}, title + ' ', h('span', {class: 'quiet'}, nodes.length.toLocaleString('en'))),
    h('ul', {class: 'nodes'}, nodes.slice(0, 12).map(node => h('li', {}, a(hrefOf(node, params), words.mark(node.decision), node.label)))),
    nodes.length > 12 && h('p', {class: 'quiet'}, 'and ' + words.count(nodes.length - 12, 'other'))];

  const about = (node, params, isWhole) => [
    h('h2', {}, node.label),
    node.sentence ? words.verdict(node) : h('p', {}, words.decision(node.decision)),
    h('p', {class: 'acts'}, a(model.href(node), 'In full'),
        isWhole && (params.get('around')
            ? a(address.of('graph', {of: node.id}), 'In the whole graph')
            : a(address.of('graph', {of: node.id, around: 'it'}), 'Only what is around it'))),
    neighbours('Stands on', node.below, params),
    neighbours('Carries', node.above, params)];

  const legend = nodes => h('ul', {class: 'legend'}, Object.keys(words.DECISIONS)
      .filter(name => [...nodes].some(node => node.decision === name))
      .map(name => h('li', {title: words.DECISIONS[name][2]}, words.mark(name), words.word(name))));

  const suggestions = () => {
    const most = [...everything()].sort((x, y) => y.above.length - x.above.length).slice(0, 12);
    return [h('h2', {}, 'Choose one'),
      h('p', {}, 'All ' + words.count(everything().length, 'image') + ' at once would be too many to see. Find one above, or begin with what most stands on.'),
      h('ul', {class: 'nodes'}, most.map(node => h('li', {},
          a(address.of('graph', {of: node.id}), words.mark(node.decision), node.label), h('span', {class: 'quiet'}, ' ' + words.count(node.above.length, 'image')))))];
  };

  const finder = params => {
    const hits = h('ul', {class: 'nodes hits'});
    const input = h('input', {type: 'search', autocomplete: 'off', spellcheck: 'false', input: () => {
      const {nodes, total} = model.find(input.value, 8);
      hits.replaceChildren(...nodes.map(node => h('li', {}, a(hrefOf(node, params), words.mark(node.decision), node.label))));
      say(words.count(total, 'hit'));
    }});
    return h('form', {class: 'finder', submit: event => {
      event.preventDefault();
      const {nodes: [first]} = model.find(input.value, 1);
      first && location.assign(hrefOf(first, params));
    }}, h('label', {}, h('span', {}, 'Find in the graph'), input), hits);
  };

  const show = (main, {params}) => {
    const all = new Set(everything());
    const isWhole = all.size <= AT_A_GLANCE;
    const stage = h('div', {class: 'stage'});
    const side = h('aside', {class: 'side', 'aria-label': 'What is chosen'});
    const note = h('p', {class: 'counted'});
    const finds = h('div', {});
    let drawing;
    let of;

    const button = (label, text, act) => h('button', {type: 'button', 'aria-label': label, title: label, click: () => drawing && act(drawing)}, text);
    main.append(h('div', {class: 'tools'},
        h('div', {class: 'named'}, h('h1', {}, 'Graph'), h('p', {class: 'lead'}, 'To the right of each image is what stands on it.')),
        finds,
        h('div', {class: 'zoom', role: 'group', 'aria-label': 'Zoom'},
            button('Smaller', '−', it => it.zoomBy(1 / 1.3)), button('Larger', '+', it => it.zoomBy(1.3)), button('All of it', 'Fit', it => it.fit()))),
    note, h('div', {class: 'split'}, stage, side));

    const drawn = (nodes, node, given) => {
      drawing = draw(nodes, node, given);
      stage.replaceChildren(drawing.pane, legend(nodes));
      drawing.begin();
    };

    const update = given => {
      const node = nodeOf(given.get('of'));
      const around = node && (!isWhole || given.get('around'));
      const wanted = around ? 'around ' + node.id : isWhole ? 'all' : 'none';
      finds.replaceChildren(finder(given));
      side.replaceChildren(...(node ? about(node, given, isWhole) : isWhole
          ? [h('p', {class: 'quiet'}, 'Choose an image to see what it stands on and what it carries.')] : suggestions()).flat(Infinity).filter(Boolean));
      if (wanted !== of) {
        of = wanted;
        if (around) {
          const {nodes, left} = neighbourhood(node);
          drawn(nodes, node, given);
          note.textContent = words.count(nodes.size, 'image') + ' around ' + node.label
              + (left > 0 ? '; ' + words.count(left, 'other') + ' farther away or beside these not drawn' : '');
        } else if (isWhole) {
          drawn(all, undefined, given);
          note.textContent = words.count(all.size, 'image');
        } else {
          stage.replaceChildren();
          note.textContent = words.count(all.size, 'image');
        }
      }
      drawing && drawing.choose(node);
      node && say(node.label + ': stands on ' + node.below.length + ', carries ' + node.above.length);
    };
    update(params);
    return update;
  };

  return {title: () => 'Graph', show};
})();
