// The report: a gallery of explanations, and one of them in full. What is drawn is drawn from the relevance itself, which
// lies in the page, so colours can be changed at any time.
import {arrived, bytes, legend, magnitude, number, overlay, paint, show} from './heat.js';
import {bars, table} from './parts.js';
import {decode} from './picture.js';
import {waterfall} from './waterfall.js';

const settings = JSON.parse(document.getElementById('settings').textContent);
const $ = id => document.getElementById(id);
const palettes = Object.fromEntries(Object.entries(settings.palettes).map(([name, text]) => [name, bytes(text)]));
const items = [...document.querySelectorAll('script.facts')].map((element, order) =>
  ({...JSON.parse(element.textContent), order}));
// Pictures and relevance lie behind this script; the browser may still be reading them.
const payloads = document.getElementsByClassName('content');
let shown = items;
let current = -1;

// --- what an explanation holds ------------------------------------------------------------------------------------

async function inflated(text) {
  const stream = new DecompressionStream('deflate');
  const writer = stream.writable.getWriter();
  writer.write(bytes(text)).catch(() => {});
  writer.close().catch(() => {});
  return new Response(stream.readable).arrayBuffer();
}

/** The number that 16 bits are in half precision; some browsers have no Float16Array. */
function half(bits) {
  const exponent = bits >> 10 & 31;
  const fraction = bits & 1023;
  const size = exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
  return bits & 32768 ? -size : size;
}

/** What each byte stands for: they rise as a square root. */
const LEVELS = Float64Array.from(new Int8Array(Uint8Array.from({length: 256}, (_, i) => i).buffer),
  q => Math.sign(q) * (q / 127) ** 2);

/** Relevance, one number a pixel: as halves of a scale, or as bytes of it. */
async function relevance({type, scale, data}) {
  const buffer = await inflated(data);
  const halves = type === 'float16';
  const stored = halves ? new Uint16Array(buffer) : new Uint8Array(buffer);
  const r = new Float64Array(stored.length);
  for (let i = 0; i < r.length; i++) {
    r[i] = (halves ? half(stored[i]) : LEVELS[stored[i]]) * scale;
  }
  return r;
}

/** The text of an explanation's payload, once all of it has been read. */
function payload(order) {
  return new Promise(done => {
    const look = () => payloads.length > order + 1 || document.readyState !== 'loading'
      ? done(payloads[order].textContent) : setTimeout(look, 50);
    look();
  });
}

/** The picture, its relevance, and where that went; read once it is wanted, and kept. */
function content(item) {
  item.content ??= (async () => {
    const {view, map, ledger} = JSON.parse(await payload(item.order));
    const [r, picture] = await Promise.all([relevance(map),
      view && decode(new Blob([bytes(view.data)], {type: view.type}))]);
    return {r, ledger, rgb: picture?.rgb ?? new Uint8Array(3 * r.length).fill(128)};
  })();
  return item.content;
}

// --- drawing ------------------------------------------------------------------------------------------------------

function look(r) {
  const clip = Number($('clip').value);
  const own = $('scale').value === 'shared' ? settings.largest : magnitude(r, clip);
  return {palette: palettes[$('palette').value], full: own / 2 ** Number($('gain').value),
    gamma: Number($('gamma').value)};
}

async function drawCard(item) {
  const canvas = item.card.querySelector('canvas');
  const {rgb, r} = await content(item);
  if (!visible.has(item) && !printing) {
    return;
  }
  switch ($('kind').value) {
    case 'heat': paint(canvas, r, item, look(r)); break;
    case 'seen': show(canvas, rgb, item); break;
    default: overlay(canvas, r, rgb, item, look(r), Number($('cover').value));
  }
}

async function drawOne() {
  const item = shown[current];
  const {rgb, r, ledger} = await content(item);
  if (item !== shown[current]) {
    return;
  }
  $('ledger').hidden = !ledger;
  if (ledger) {
    waterfall($('waterfall'), ledger);
  }
  const style = look(r);
  show($('seen'), rgb, item);
  paint($('heat'), r, item, style);
  overlay($('both'), r, rgb, item, style, Number($('cover').value));
  legend($('bar'), style.palette);
  $('low').textContent = number(-style.full);
  $('high').textContent = number(style.full);
}

const visible = new Set();
let printing = false;

/** What is out of sight costs no memory. */
function forget(item) {
  item.content = undefined;
  item.card.querySelector('canvas').width = item.width;
}

const observer = new IntersectionObserver(async entries => {
  const drawn = [];
  for (const {target, isIntersecting} of entries) {
    const item = items[target.dataset.order];
    if (isIntersecting) {
      visible.add(item);
      drawn.push(drawCard(item));
    } else if (visible.delete(item) && !printing) {
      forget(item);
    }
  }
  await Promise.all(drawn);
  if (drawn.length > 0 && performance.getEntriesByName('lrp-pictures').length === 0) {
    // For whoever measures how long the page takes; lrp-cards is the other.
    performance.mark('lrp-pictures');
  }
}, {rootMargin: '300px'});

/** What sliders are at. */
const UNITS = {gain: v => `${Number((2 ** v).toPrecision(2))}x`, clip: v => `${v} %`, gamma: String, cover: v => `${Math.round(100 * v)} %`};

function tellSliders() {
  for (const [id, text] of Object.entries(UNITS)) {
    $(id).parentElement.querySelector('output').textContent = text($(id).value);
  }
}

function redraw() {
  tellSliders();
  visible.forEach(drawCard);
  if ($('one').open) {
    drawOne();
  }
}

// --- the gallery --------------------------------------------------------------------------------------------------

const percent = v => v === null ? '' : `${(100 * v).toFixed(1)}\u00a0%`;

function card(item) {
  const line = document.createElement('li');
  line.dataset.order = item.order;
  const button = document.createElement('button');
  const canvas = Object.assign(document.createElement('canvas'), {width: item.width, height: item.height});
  const file = Object.assign(document.createElement('span'), {className: 'file', textContent: item.name});
  const text = Object.assign(document.createElement('span'), {textContent: item.gradient
    ? `gradient of ${item.target}` : `${item.target} ${number(item.score)}, ${percent(item.conservation)}`});
  button.append(canvas, file, text);
  button.onclick = () => open(shown.indexOf(item));
  line.append(button);
  item.card = line;
  return line;
}

const ORDERS = {
  order: (a, b) => a.order - b.order,
  file: (a, b) => a.name.localeCompare(b.name, undefined, {numeric: true}) || a.order - b.order,
  class: (a, b) => a.target.localeCompare(b.target, undefined, {numeric: true}) || a.order - b.order,
  score: (a, b) => b.score - a.score || a.order - b.order,
  conservation: (a, b) => (a.conservation ?? Infinity) - (b.conservation ?? Infinity) || a.order - b.order,
};

function choose() {
  const part = $('search').value.toLowerCase();
  const wanted = $('class').value;
  shown = items.filter(item => item.name.toLowerCase().includes(part) && (wanted === '' || item.target === wanted))
    .sort(ORDERS[$('sort').value]);
  $('gallery').replaceChildren(...shown.map(item => item.card));
  count();
}

function count() {
  $('count').textContent = shown.length === items.length ? '' : `${shown.length} of ${items.length}`;
}

// --- one of them --------------------------------------------------------------------------------------------------

function open(index) {
  current = index;
  const item = shown[index];
  $('name').textContent = `${item.name}${item.index === undefined ? '' : ` (sample ${item.index})`}`;
  $('what').textContent = item.gradient ? `Gradient of ${item.target}: sum ${number(item.relevance)}`
    : `Relevance of ${item.target}: ${arrived(item.relevance, item.score)}`;
  bars($('scores'), item.classes.map(({label, score}) => ({label, score, chosen: label === item.target})));
  $('files').textContent = `${item.file}; ${Object.values(item.outputs).join(', ')}; ${number(item.seconds)} s`;
  $('before').disabled = index === 0;
  $('after').disabled = index === shown.length - 1;
  if (!$('one').open) {
    $('one').showModal();
  }
  return drawOne();
}

function step(by) {
  if (current + by >= 0 && current + by < shown.length) {
    open(current + by);
  }
}

// --- the rest of the page -----------------------------------------------------------------------------------------

function begin() {
  $('summary').textContent = settings.summary;
  $('class').replaceChildren(new Option('all', ''), ...[...new Set(items.map(item => item.target))]
    .sort((a, b) => a.localeCompare(b, undefined, {numeric: true})).map(text => new Option(text, text)));
  $('palette').replaceChildren(...Object.keys(palettes).map(name => new Option(name, name)));
  table($('rules'), settings.rules.map(({layer, rule}) => [layer, rule]));
  table($('provenance'), Object.entries(settings.provenance));
  $('failures').hidden = settings.failed.length === 0;
  $('failed').replaceChildren(...settings.failed.map(text =>
    Object.assign(document.createElement('li'), {textContent: text})));
  items.forEach(item => observer.observe(card(item)));
  for (const id of ['search', 'class', 'sort']) {
    $(id).oninput = choose;
  }
  for (const id of ['kind', 'palette', 'gain', 'clip', 'gamma', 'scale']) {
    $(id).oninput = redraw;
  }
  for (const [id, other] of [['cover', 'cover2'], ['cover2', 'cover']]) {
    $(id).oninput = () => {
      $(other).value = $(id).value;
      redraw();
    };
  }
  $('before').onclick = () => step(-1);
  $('after').onclick = () => step(1);
  $('close').onclick = () => $('one').close();
  $('one').onclose = () => shown[current]?.card.querySelector('button').focus();
  document.onkeydown = event => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'p') {
      event.preventDefault();
      print();
      return;
    }
    if (event.target.matches('input, select')) {
      return;
    }
    if ($('one').open && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      step(event.key === 'ArrowLeft' ? -1 : 1);
    } else if (!$('one').open && event.key === '/') {
      event.preventDefault();
      $('search').focus();
    } else if (!$('one').open && event.key.startsWith('Arrow')) {
      move(event);
    }
  };
  $('print').onclick = print;
  tellSliders();
  choose();
  performance.mark('lrp-cards');
}

/** Prints what is shown, once all of it has been drawn: browsers do not wait for that by themselves. */
async function print() {
  if ($('one').open) {
    globalThis.print();
    return;
  }
  printing = true;
  $('count').textContent = 'drawing ...';
  try {
    await Promise.all(shown.map(drawCard));
    globalThis.print();
  } finally {
    printing = false;
    count();
    shown.filter(item => !visible.has(item)).forEach(forget);
  }
}

/** Arrow keys go from card to card. */
function move(event) {
  const cards = shown.map(item => item.card.querySelector('button'));
  const at = cards.indexOf(document.activeElement);
  const columns = getComputedStyle($('gallery')).gridTemplateColumns.split(' ').length;
  const by = {ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns}[event.key];
  const next = cards[at < 0 ? 0 : at + by];
  if (next) {
    event.preventDefault();
    next.focus();
  }
}

/** For scripts: the explanations, and one of them in numbers. */
globalThis.lrpReport = {items, content, open, shown: () => shown};
begin();
