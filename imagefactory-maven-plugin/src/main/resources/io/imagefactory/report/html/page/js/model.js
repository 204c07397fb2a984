'use strict';
/**
 * What data.js says, with the edges both ways: `below` what a node stands on, `above` what stands on it. A node is an image
 * (`i:name`) or a base image (`b:name`).
 */
report.model = (() => {
  const data = report.data;
  const nodes = new Map();
  const whole = digest => digest && !digest.includes(':') ? 'sha256:' + digest : digest;
  const known = entry => {
    const digests = entry.digests.map(([digest, ...seen]) => [whole(digest), ...seen]);
    const links = entry.links && Object.fromEntries(Object.entries(entry.links)
        .map(([name, link]) => [name, link.startsWith('/') ? entry.links.repository + link : link]));
    return {links, digests, digest: whole(entry.digest) || (digests[0] || [])[0]};
  };
  const images = data.images.map(image => ({
    ...image, ...known(image), id: 'i:' + image.name, label: image.name, managed: image.decision !== 'external',
    bases: image.bases.map(use => ({...use, name: data.baseImages[use.base].name})),
  }));
  const baseImages = data.baseImages.map(base => ({...base, ...known(base), id: 'b:' + base.name, decision: 'base', images: []}));
  [...images, ...baseImages].forEach(node => nodes.set(node.id, Object.assign(node, {below: [], above: []})));

  const join = (above, below) => {
    if (above && below && !above.below.includes(below)) {
      above.below.push(below);
      below.above.push(above);
    }
  };
  // A base image that we build ourselves is that image, and no node between the two.
  images.forEach(image => image.bases.forEach(use => {
    const base = nodes.get('b:' + use.name);
    if (base) {
      base.images.push(image);
      base.publishers.forEach(name => join(image, nodes.get('i:' + name)));
      base.publishers.length === 0 && join(image, base);
    }
  }));

  const href = node => (node.id.startsWith('i:') ? '#/image/' : '#/base-image/') + encodeURIComponent(node.name);

  /** All that a node stands on ('below') or that stands on it ('above'), also by way of others, the nearest first. */
  const reach = (node, way) => {
    const found = new Set([node]);
    for (const next of found) {
      next[way].forEach(other => found.add(other));
    }
    found.delete(node);
    return [...found];
  };

  const texts = node => [node.label, node.name, node.reference || ''].join('\n').toLowerCase();

  /** Nodes that a person may mean: by name, by reference, by the beginning of a digest; the shortest names first. */
  const find = (words, most) => {
    const query = words.trim().toLowerCase();
    if (!query) {
      return {nodes: [], total: 0};
    }
    const hex = /^(sha\d+:)?[0-9a-f]{6,}$/.test(query) ? query.replace(/^sha\d+:/, '') : undefined;
    const rank = node => {
      const at = texts(node).indexOf(query);
      return at < 0 && hex && node.digests.some(([digest]) => digest.split(':')[1].startsWith(hex)) ? 1e6 : at;
    };
    const found = [];
    nodes.forEach(node => {
      const place = rank(node);
      if (place >= 0) {
        found.push([place === 0 ? 0 : 1, node.label.length, node]);
      }
    });
    found.sort((x, y) => x[0] - y[0] || x[1] - y[1]);
    return {nodes: found.slice(0, most).map(entry => entry[2]), total: found.length};
  };

  return {data, now: data.now, images, baseImages, nodes, href, reach, find,
    image: name => nodes.get('i:' + name), baseImage: name => nodes.get('b:' + name)};
})();
