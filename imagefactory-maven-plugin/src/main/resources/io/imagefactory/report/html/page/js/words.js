'use strict';
/** What things are called and how they are marked: a decision has a word and a shape, and a colour only besides. */
report.words = (() => {
  const {h, s} = report.dom;

  /** In the order in which a person sees to them. The shapes are drawn in a square of 16. */
  const DECISIONS = {
    'circuit-open': ['given up', 'bad', 'Rebuilds have failed so often that no other is asked for.',
      'M5.5 1.5h5l4 4v5l-4 4h-5l-4-4v-5zM5.5 5.5l5 5m0-5l-5 5'],
    'backing-off': ['failed', 'bad', 'The last rebuild failed; the next attempt has a time.',
      'M8 1.5 14.8 14H1.2zM8 6v4m0 1.7v.6'],
    'in-cycle': ['stands on itself', 'bad', 'None of a circle of images can be built first.',
      'M13.5 8a5.5 5.5 0 1 1-1.8-4.100M14 1.5v3.300h-3.300'],
    'undiscovered': ['unknown', 'warn', 'Nobody has looked at its Dockerfile yet.',
      'M5 5.5a3 3 0 1 1 4.2 2.750C8.300 8.7 8 9.2 8 10m0 2.2v.7'],
    'held': ['held', 'warn', 'It is due, and cannot be asked for as it stands.', 'M5.5 2.5v11m5-11v11'],
    'due': ['due', 'due', 'It is to be rebuilt now.', 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM4.8 8h6m-2.600-2.8L11 8l-2.8 2.8'],
    'not-automatic': ['left to people', 'due', 'It is behind, and images.yaml leaves it to people.',
      'M8 1.2 14.8 8 8 14.8 1.2 8z'],
    'in-flight': ['being rebuilt', 'next', 'A rebuild was asked for and has not ended.', 'M4 2.2v11.600L13.5 8z'],
    'queued': ['queued', 'next', 'It is due, and as many as are allowed at once come first.', 'M2 4h12M2 8h12M2 12h7'],
    'after-parents': ['after others', 'next', 'The images that it stands on are rebuilt first.',
      'M4 1.8v7.2a3 3 0 0 0 3 3h6m-2.8-3L13.2 12l-3 3'],
    'waiting': ['waiting', 'wait', 'A base image has moved, but not long enough ago.',
      'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM8 4.5V8l2.5 2'],
    'up-to-date': ['up to date', 'well', 'It stands on nothing newer than what it was built from.', 'M2.5 8.5 6.300 12.300 13.5 4'],
    'external': ['external', 'plain', 'Others build it; we only run it.', 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z'],
    'base': ['base image', 'plain', 'Dockerfiles name it.', 'M8 2 14 5.2 8 8.400 2 5.2zM2 9l6 3.2L14 9'],
  };

  const STANDINGS = {
    behind: 'behind', waiting: 'a new one is not old enough', current: 'current', ahead: 'ahead',
    pinned: 'pinned', unseen: 'never seen', missing: 'state file missing',
  };

  const shape = decision => {
    const [, tone, , path] = DECISIONS[decision] || DECISIONS.base;
    return {tone, path};
  };

  /** The mark of a decision, to stand beside a word. */
  const mark = decision => {
    const {tone, path} = shape(decision);
    return s('svg', {class: 'mark-of tone-' + tone, viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true'},
        s('path', {d: path}));
  };

  const word = decision => (DECISIONS[decision] || [decision])[0];

  /** A decision as people read it. */
  const decision = name => h('span', {class: 'decision tone-' + shape(name).tone}, mark(name), word(name));

  const EXACT = /(\d{4}-\d\d-\d\dT[\d:]+Z|sha\d+:[0-9a-f]{12}\b)/;

  /** A sentence whose digests and times are not broken across lines. */
  const sentence = text => h('span', {class: 'sentence'},
      text.split(EXACT).map((part, i) => i % 2 ? h('span', {class: 'exact'}, part) : part));

  /** What is to become of an image, as a sentence. */
  const verdict = image => h('p', {class: 'verdict tone-' + shape(image.decision).tone}, mark(image.decision),
      sentence(image.sentence.charAt(0).toUpperCase() + image.sentence.slice(1) + '.'));

  /** So many characters of a name: of a path its end, which tells more than the registry. */
  const short = (name, most) => name.length <= most ? name
      : name.includes('/') ? '…' + name.slice(1 - most) : name.slice(0, most - 1) + '…';

  const UNITS = [['day', 86400], ['hour', 3600], ['minute', 60]];

  const span = seconds => {
    const [unit, length] = UNITS.find(([, size]) => seconds >= size) || UNITS[2];
    const count = Math.floor(seconds / length);
    return count + ' ' + unit + (count === 1 ? '' : 's');
  };

  /** How far a time is from that of the report. */
  const age = time => {
    const seconds = report.model.now - time;
    if (Math.abs(seconds) < 60) {
      return 'just now';
    }
    return seconds >= 0 ? span(seconds) + ' ago' : 'in ' + span(-seconds);
  };

  const iso = time => new Date(time * 1000).toISOString().replace('.000Z', 'Z');

  /** `2026-01-31 12:00 UTC`. */
  const date = time => iso(time).replace('T', ' ').replace(/:\d\dZ$/, ' UTC');

  /** An age, with the date on demand; a dash where nothing is known. */
  const when = time => time === undefined
      ? h('span', {class: 'none'}, '–')
      : h('time', {datetime: iso(time), title: date(time)}, age(time));

  /** The date and the age. */
  const at = time => h('time', {datetime: iso(time)}, date(time), ' ', h('span', {class: 'quiet'}, '(' + age(time) + ')'));

  /** A digest in short: the first twelve of its digits, and all of them for who copies it or listens. */
  const digest = text => h('code', {class: 'digest', title: text}, text.replace(/^([^:]*:.{12}).*$/, '$1'));

  const count = (number, one, many = one + 's') => number.toLocaleString('en') + ' ' + (number === 1 ? one : many);

  return {DECISIONS, STANDINGS, shape, mark, word, decision, sentence, verdict, short, span, age, iso, date, when, at, digest, count};
})();
