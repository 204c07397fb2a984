'use strict';
/** When the digests of an image's base images came, when they are old enough, and when the image was built. */
report.timeline = (() => {
  const {s} = report.dom;
  const {model, words} = report;
  const ROW = 44;
  const DAY = 86400;
  const STEPS = [1 / 24, 0.25, 1, 2, 7, 14, 30, 91, 182, 365, 1826].map(days => days * DAY);

  /** What one base image has to show: each digest once, with what it is to the image. */
  const marks = (image, use) => {
    const base = model.baseImage(use.name);
    return (base ? base.digests : []).map(([digest, seen], i) => ({
      digest, seen,
      isFrom: i === use.from,
      ripe: seen === undefined || i === use.from ? undefined : seen + image.delaySeconds,
      isNext: i === use.next || i === use.target && use.standing === 'behind',
    })).filter(mark => mark.seen !== undefined);
  };

  const ticks = (from, to, most) => {
    const step = STEPS.find(size => (to - from) / size <= most) || STEPS[STEPS.length - 1];
    const first = Math.ceil(from / step) * step;
    return Array.from({length: Math.max(0, Math.floor((to - first) / step) + 1)}, (_, i) => first + i * step)
        .map(time => [time, step < DAY ? words.iso(time).slice(11, 16) : words.iso(time).slice(0, 10)]);
  };

  /** A drawing so many pixels wide. Its contents stand in the tables of the page too, so that it needs not be heard. */
  const draw = (image, width) => {
    const rows = image.bases.map(use => ({label: (model.baseImage(use.name) || {label: use.name}).label, use, marks: marks(image, use)}))
        .filter(row => row.marks.length > 0);
    // A digest that is in no history counts as seen now, which is not when it was built.
    const built = image.digests.map(([, seen]) => seen).filter(time => time < model.now);
    if (image.built !== undefined) {
      built.push(image.built);
    }
    const times = rows.flatMap(row => row.marks.flatMap(mark => [mark.seen, mark.isNext ? mark.ripe : undefined]))
        .concat(built, model.now).filter(time => time !== undefined);
    if (rows.length === 0 || Math.max(...times) === Math.min(...times)) {
      return undefined;
    }
    const left = width < 560 ? 8 : 190;
    const head = width < 560 ? 16 : 0;
    const padding = (Math.max(...times) - Math.min(...times)) * 0.03;
    const [from, to] = [Math.min(...times) - padding, Math.max(...times) + padding];
    const x = time => left + 10 + (time - from) / (to - from) * (width - left - 24);
    const top = 26;
    const height = top + (rows.length + 1) * (ROW + head) + 26;
    const y = i => top + i * (ROW + head) + head + ROW / 2;

    const label = (text, i, extra) => s('text', {class: 'label ' + (extra || ''), x: 0, y: head ? y(i) - 20 : y(i) + 4},
        words.short(text, head ? 44 : 25));
    const young = (mark, i) => mark.isNext && mark.ripe > mark.seen && s('line', {
      class: 'young', x1: x(mark.seen) + 6, x2: Math.min(x(mark.ripe), width) - 6, y1: y(i), y2: y(i)});
    const ripe = (mark, i) => mark.isNext && mark.ripe <= to && s('path', {
      class: 'ripe', d: `M${x(mark.ripe)} ${y(i) - 7}l7 7-7 7-7-7z`}, s('title', {}, 'old enough ' + words.date(mark.ripe)));
    const seen = (mark, i) => s('circle', {class: mark.isFrom ? 'seen from' : 'seen', cx: x(mark.seen), cy: y(i), r: mark.isFrom ? 6.5 : 5},
        s('title', {}, mark.digest.slice(0, 19) + ' first seen ' + words.date(mark.seen)));

    return s('svg', {class: 'timeline', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img',
      'aria-label': 'Time line; the tables on this page say the same'},
    ticks(from, to, (width - left) / 96).map(([time, text]) => [
      s('line', {class: 'tick', x1: x(time), x2: x(time), y1: top, y2: height - 24}),
      s('text', {class: 'tick', x: x(time), y: height - 8, 'text-anchor': 'middle'}, text)]),
    rows.map((row, i) => [label(row.label, i), s('line', {class: 'rail', x1: left, x2: width - 8, y1: y(i), y2: y(i)}),
      row.marks.map(mark => [young(mark, i), seen(mark, i), ripe(mark, i)])]),
    label(image.label, rows.length, 'own'),
    s('line', {class: 'rail', x1: left, x2: width - 8, y1: y(rows.length), y2: y(rows.length)}),
    [...new Set(built)].map(time => s('rect', {class: 'built', x: x(time) - 5.5, y: y(rows.length) - 5.5, width: 11, height: 11},
        s('title', {}, 'built ' + words.date(time)))),
    s('line', {class: 'now', x1: x(model.now), x2: x(model.now), y1: top - 6, y2: height - 24}),
    s('text', {class: 'now', x: Math.min(x(model.now), width - 30), y: 14, 'text-anchor': 'middle'}, 'this report'));
  };

  return {draw};
})();
