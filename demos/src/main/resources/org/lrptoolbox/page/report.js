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
  const stream = new Blob([bytes(text)]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Response(stream).arrayBuffer();
}

/** Half precision, where the browser has no Float16Array. */
function halves(buffer) {
  return Float64Array.from(new Uint16Array(buffer), bits => {
    const exponent = bits >> 10 & 31;
    const fraction = bits & 1023;
    const size = exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
    return bits & 32768 ? -size : size;
  });
}

/** Relevance, one number a pixel: as halves of a scale, or as bytes that rise as a square root. */
async function relevance({type, scale, data}) {
  const buffer = await inflated(data);
  return type === 'float16' ? halves(buffer).map(v => v * scale)
    : Float64Array.from(new Int8Array(buffer), q => Math.sign(q) * (q / 127) ** 2 * scale);
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
const observer = new IntersectionObserver(entries => entries.forEach(({target, isIntersecting}) => {
  const item = items[target.dataset.order];
  if (isIntersecting) {
    visible.add(item);
    drawCard(item);
  } else {
    visible.delete(item);
  }
}), {rootMargin: '300px'});

function redraw() {
  visible.forEach(drawCard);
  if ($('one').open) {
    drawOne();
  }
}

// --- the gallery --------------------------------------------------------------------------------------------------

const percent = v => v === null ? '' : `${(100 * v).toFixed(1)} %`;

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
  globalThis.onbeforeprint = () => items.forEach(drawCard);
  choose();
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
