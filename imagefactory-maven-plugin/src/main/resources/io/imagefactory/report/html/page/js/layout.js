'use strict';
/** Where each node of the graph stands: what is below to the left. dagre lays it out. */
report.layout = (() => {
  const {words} = report;
  const TILE = {width: 188, height: 28, gap: 6, padding: 9};
  const GAP = 10;
  const RANK_GAP = 72;
  /** Of the window that the graph is seen through. */
  const ASPECT = 1.6;
  const FEWEST = 3;
  const order = Object.keys(words.DECISIONS);
  const byUrgency = (x, y) => order.indexOf(x.decision) - order.indexOf(y.decision) || (x.label < y.label ? -1 : 1);

  /** Images on which nothing stands and which stand on the same: they are drawn as one block. */
  const blocks = (nodes, chosen) => {
    const groups = new Map();
    nodes.forEach(node => {
      const below = node.below.filter(other => nodes.has(other));
      const isLeaf = node !== chosen && !node.above.some(other => nodes.has(other));
      const key = isLeaf ? 'on ' + below.map(other => other.id).sort().join(' ') : node.id;
      groups.set(key, (groups.get(key) || []).concat(node));
    });
    return [...groups].flatMap(([key, members]) => members.length >= FEWEST
        ? [{key, members: members.sort(byUrgency)}] : members.map(node => ({key: node.id, members: [node]})));
  };

  const size = ({members}) => {
    if (members.length === 1) {
      return {columns: 1, width: TILE.width, height: TILE.height};
    }
    const columns = Math.max(1, Math.round(Math.sqrt(members.length * (TILE.height + TILE.gap) * 1.4 / TILE.width)));
    const rows = Math.ceil(members.length / columns);
    return {columns,
      width: columns * (TILE.width + TILE.gap) - TILE.gap + 2 * TILE.padding,
      height: rows * (TILE.height + TILE.gap) - TILE.gap + 2 * TILE.padding};
  };

  const tiles = (block, x, y) => block.members.map((node, i) => {
    const inset = block.members.length === 1 ? 0 : TILE.padding;
    return {node,
      x: x + inset + (i % block.columns) * (TILE.width + TILE.gap),
      y: y + inset + Math.floor(i / block.columns) * (TILE.height + TILE.gap)};
  });

  /** Columns of blocks, from left to right, each from top to bottom, as dagre has ranked and ordered them. */
  const ranks = blocks => {
    const byPlace = new Map();
    blocks.forEach(block => byPlace.set(Math.round(block.x + block.width / 2), []));
    blocks.forEach(block => byPlace.get(Math.round(block.x + block.width / 2)).push(block));
    return [...byPlace].sort((one, other) => one[0] - other[0])
        .map(([, rank]) => rank.sort((one, other) => one.y - other.y));
  };

  /**
   * The same in the form of a screen. A rank that would be far higher than others is broken into several columns, so that all
   * fits at a scale at which marks can be told; the order in it stays, from top to bottom.
   */
  const wrapped = (blocks, height) => {
    const area = blocks.reduce((sum, block) => sum + (block.width + GAP) * (block.height + GAP), 0);
    const wanted = Math.sqrt(area * 1.5 / ASPECT);
    if (height < 1.6 * wanted || height < 1200) {
      return undefined;
    }
    let left = 0;
    return ranks(blocks).flatMap(rank => {
      const high = rank.reduce((sum, block) => sum + block.height + GAP, 0);
      const columns = Array.from({length: Math.max(1, Math.round(high / wanted))}, () => ({y: 0, blocks: []}));
      rank.forEach(block => {
        const column = columns.reduce((lowest, each) => each.y < lowest.y ? each : lowest);
        const y = columns.length > 1 ? column.y : Math.max(column.y, block.y * wanted / height);
        column.blocks.push({...block, y});
        column.y = y + block.height + GAP;
      });
      return columns.flatMap((column, i) => {
        const wide = Math.max(0, ...column.blocks.map(block => block.width));
        const x = left;
        left += wide + (i === columns.length - 1 ? RANK_GAP : GAP);
        return column.blocks.map(block => ({...block, x: x + (wide - block.width) / 2}));
      });
    });
  };

  /** From the right of one to the left of the other, by way of the points at which dagre leads it around others. */
  const path = (from, to, turns) => {
    const points = [{x: from.x + from.width, y: from.y + from.height / 2}, ...turns, {x: to.x, y: to.y + to.height / 2}];
    return points.slice(1).reduce((drawn, {x, y}, i) => {
      const bend = Math.max(24, Math.abs(x - points[i].x) / 2);
      return drawn + `C${points[i].x + bend} ${points[i].y} ${x - bend} ${y} ${x} ${y}`;
    }, `M${points[0].x} ${points[0].y}`);
  };

  /** Those between the ends, where an edge passes a rank; between neighbours there is only the one in the middle. */
  const turns = points => points.length > 3 ? points.slice(1, -1) : [];

  /** The nodes as tiles, the blocks around some of them, the edges between, and how large all is. */
  const of = (nodes, chosen) => {
    const graph = new dagre.graphlib.Graph();
    graph.setGraph({rankdir: 'LR', nodesep: GAP, ranksep: RANK_GAP, edgesep: 4, ranker: 'tight-tree'});
    graph.setDefaultEdgeLabel(() => ({}));
    const owner = new Map();
    const all = blocks(nodes, chosen).map(block => ({...block, ...size(block)}));
    all.forEach(block => block.members.forEach(node => owner.set(node, block)));
    const isAlone = block => block.members.every(node => !node.below.concat(node.above).some(other => owner.has(other)));
    const joined = all.filter(block => !isAlone(block));
    joined.forEach(block => graph.setNode(block.key, {width: block.width, height: block.height}));
    joined.forEach(block => block.members[0].below.filter(other => owner.has(other) && owner.get(other) !== block)
        .forEach(other => graph.setEdge(owner.get(other).key, block.key)));
    dagre.layout(graph);

    const laid = joined.map(block => {
      const {x, y} = graph.node(block.key);
      return {...block, x: x - block.width / 2, y: y - block.height / 2};
    });
    const bottom = placed => Math.max(0, ...placed.map(block => block.y + block.height));
    const folded = wrapped(laid, bottom(laid));
    const placed = new Map((folded || laid).map(block => [block.key, block]));
    const edges = graph.edges().map(edge => {
      const [from, to] = [placed.get(edge.v), placed.get(edge.w)];
      return {from: from.members, to: to.members, path: path(from, to, folded ? [] : turns(graph.edge(edge).points))};
    });
    const joinedHeight = bottom([...placed.values()]);
    const below = joinedHeight + (joinedHeight ? 3 * GAP : 0);
    all.filter(isAlone).reduce((x, block) => {
      placed.set(block.key, {...block, x, y: below});
      return x + block.width + GAP;
    }, 0);
    const drawn = [...placed.values()];
    return {
      blocks: drawn.filter(block => block.members.length > 1),
      tiles: drawn.flatMap(block => tiles(block, block.x, block.y)),
      edges,
      width: Math.max(0, ...drawn.map(block => block.x + block.width)),
      height: bottom(drawn),
    };
  };

  return {of, TILE};
})();
