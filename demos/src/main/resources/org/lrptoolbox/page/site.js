// The page: pictures from files, clipboard, camera or a pen; the answer of the explainer; its heatmap.
import {arrived, bytes, legend, magnitude, number, overlay, paint, pooled, show} from './heat.js';
import {bars, table} from './parts.js';
import {decode, grab, input, seen as coloured, view} from './picture.js';
import {engine} from './remote.js';
import {source} from './files.js';

const settings = JSON.parse(document.getElementById('settings').textContent);
const $ = id => document.getElementById(id);
const palettes = Object.fromEntries(Object.entries(settings.palettes).map(([name, text]) => [name, bytes(text)]));
const mean = typeof settings.preprocess.mean === 'string'
  ? new Float32Array(bytes(settings.preprocess.mean).buffer) : settings.preprocess.mean;
const files = source(settings);
/** What is looked at: the picture, the part that the network sees, and the last answer. */
const now = {picture: null, seen: null, data: null, answer: null, running: false, again: false};
const opened = new Map();
let runtime;

const say = (text, wrong = false) => {
  $('status').textContent = text;
  $('status').className = wrong ? 'error' : 'faint';
};
const label = c => settings.classes[c] ? `${c} ${settings.classes[c]}` : String(c);
const look = () => {
  const full = magnitude(now.answer.map, Number($('clip').value));
  return {palette: palettes[$('palette').value], full, gamma: Number($('gamma').value)};
};

// --- answers ------------------------------------------------------------------------------------------------------

/** Explains a picture that is already as the network takes it; what scripts and tests call, too. */
async function answer(data, shape, target, composite) {
  await loaded(composite);
  return runtime.explain(composite, data, shape, target);
}

/** Loads an explainer, the first time. */
async function loaded(composite) {
  if (!opened.has(composite)) {
    say(`Loading ${composite} ...`);
    opened.set(composite, files.model(composite).then(model => runtime.open(composite, model, now.providers)));
  }
  return opened.get(composite);
}

/** Explains what is looked at; while it runs, only the latest wish is kept. */
async function explain() {
  if (!now.seen || !runtime) {
    return;
  }
  if (now.running) {
    now.again = true;
    return;
  }
  now.running = true;
  try {
    do {
      now.again = false;
      await explainOnce();
    } while (now.again);
  } catch (error) {
    say(String(error.message ?? error), true);
  } finally {
    now.running = false;
  }
}

async function explainOnce() {
  const {seen} = now;
  const target = Number($('target').value);
  const composite = $('composite').value;
  await loaded(composite);
  const started = performance.now();
  const size = {height: seen.height, width: seen.width};
  const channels = settings.preprocess.order === 'gray' ? 1 : 3;
  const data = input(seen, {...settings.preprocess, mean});
  const {layout} = settings.preprocess;
  const sample = layout === 'nchw' ? [channels, size.height, size.width]
    : layout === 'nhwc' ? [size.height, size.width, channels] : [data.length];
  const {prediction, relevance} = await answer(data, [1, ...sample], target, composite);
  const ranking = [...prediction.keys()].sort((a, b) => prediction[b] - prediction[a]);
  const explained = target < 0 ? ranking[-target - 1] : target;
  const map = pooled(relevance, {...size, channels, layout});
  now.answer = {composite, prediction, relevance, map, ranking, explained, seen, data,
    sum: relevance.reduce((a, b) => a + b, 0), ms: performance.now() - started};
  draw();
}

// --- what is seen -------------------------------------------------------------------------------------------------

function draw() {
  const {answer} = now;
  if (!answer) {
    return;
  }
  const style = look();
  show($('seen'), coloured(answer.seen.rgb, settings.preprocess.order), answer.seen);
  paint($('heat'), answer.map, answer.seen, style);
  overlay($('both'), answer.map, answer.seen.rgb, answer.seen, style, Number($('cover').value));
  legend($('bar'), style.palette);
  $('low').textContent = number(-style.full);
  $('high').textContent = number(style.full);
  const gradient = settings.composites.find(c => c.name === answer.composite).gradient;
  $('what').textContent = gradient
    ? `Gradient of ${label(answer.explained)}: sum ${number(answer.sum)}`
    : `Relevance of ${label(answer.explained)}: ${arrived(answer.sum, answer.prediction[answer.explained])}`;
  scores(answer);
  facts(answer);
  say(`${label(answer.ranking[0])}, in ${Math.round(answer.ms)} ms`);
}

function scores({prediction, ranking, explained}) {
  const best = ranking.slice(0, 10);
  bars($('scores'), best.map(c => ({label: label(c), score: prediction[c], chosen: c === explained})),
    i => choose('target', String(best[i])));
}

function facts(answer) {
  const {rules} = settings.composites.find(c => c.name === answer.composite);
  table($('facts'), Object.entries({...settings.facts, rules,
    runtime: `${settings.runtime.label} on ${now.providers[0]}`}));
}

// --- where pictures come from -------------------------------------------------------------------------------------

/** Looks at a picture. */
function see(picture) {
  try {
    now.picture = picture;
    now.seen = view(picture, settings.preprocess);
  } catch (error) {
    say(String(error.message ?? error), true);
    return;
  }
  const {input: expected} = settings;
  if (now.seen.height !== expected.height || now.seen.width !== expected.width) {
    say(`This picture has ${now.seen.height} x ${now.seen.width} pixels; the network takes `
      + `${expected.height} x ${expected.width}.`, true);
    now.seen = null;
    return;
  }
  return explain();
}

async function open(blob) {
  try {
    await see(await decode(blob));
  } catch (error) {
    say(`This is no picture that the browser reads (${error.message ?? error}).`, true);
  }
}

async function samples() {
  for (const [index, sample] of settings.samples.entries()) {
    const blob = await files.sample(index);
    const button = document.createElement('button');
    const image = Object.assign(new Image(), {src: URL.createObjectURL(blob), alt: sample, title: sample});
    button.append(image);
    button.onclick = () => open(blob);
    $('samples').append(button);
    if (index === 0 && !now.picture && !settings.draw) {
      await open(blob);
    }
  }
}

async function camera() {
  const video = $('video');
  if (video.srcObject) {
    video.srcObject.getTracks().forEach(track => track.stop());
    video.srcObject = null;
    $('camera').ariaPressed = 'false';
    return;
  }
  if (!navigator.mediaDevices) {
    say('No camera: browsers lend it to pages of https, or of this computer, only.', true);
    return;
  }
  try {
    video.srcObject = await navigator.mediaDevices.getUserMedia({video: {facingMode: 'environment'}});
    await video.play();
  } catch (error) {
    say(`No camera: ${error.message ?? error}`, true);
    return;
  }
  $('camera').ariaPressed = 'true';
  while (video.srcObject) {
    await see(grab(video, video.videoWidth, video.videoHeight));
    await new Promise(requestAnimationFrame);
  }
}

function pen() {
  $('draw').hidden = false;
  const canvas = $('drawing');
  const context = canvas.getContext('2d', {willReadFrequently: true});
  const clear = () => {
    context.fillStyle = settings.draw.paper;
    context.fillRect(0, 0, canvas.width, canvas.height);
    see(grab(canvas, canvas.width, canvas.height));
  };
  let last = null;
  const at = event => {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * canvas.width / box.width, (event.clientY - box.top) * canvas.height / box.height];
  };
  /** A line from the last place to the next; of one place a dot. */
  const line = next => {
    context.strokeStyle = settings.draw.ink;
    context.lineWidth = settings.draw.width * canvas.width;
    context.lineCap = context.lineJoin = 'round';
    context.beginPath();
    context.moveTo(...last);
    context.lineTo(...next);
    context.stroke();
    last = next;
    see(grab(canvas, canvas.width, canvas.height));
  };
  canvas.onpointerdown = event => {
    canvas.setPointerCapture(event.pointerId);
    last = at(event);
    line(last);
  };
  canvas.onpointerup = canvas.onpointercancel = () => { last = null; };
  canvas.onpointermove = event => {
    if (last) {
      line(at(event));
    }
  };
  $('clear').onclick = clear;
  clear();
}

// --- settings, which are the link, too ----------------------------------------------------------------------------

const SHARED = ['target', 'composite', 'palette', 'clip', 'gamma', 'cover'];

function choose(id, value) {
  $(id).value = value;
  $(id).dispatchEvent(new Event('input'));
}

function fill(id, entries) {
  $(id).replaceChildren(...entries.map(([value, text]) => new Option(text, value)));
}

function controls() {
  fill('target', [['-1', 'the strongest class'], ['-2', 'the second'], ['-3', 'the third'],
    ...Array.from({length: settings.outputs}, (_, c) => [String(c), label(c)])].filter(([c]) => -c <= settings.outputs));
  fill('composite', settings.composites.map(({name}) => [name, name]));
  fill('palette', Object.keys(palettes).map(name => [name, name]));
  const wanted = new URLSearchParams(location.hash.slice(1));
  for (const id of SHARED) {
    const value = wanted.get(id);
    if (value !== null && ($(id).tagName !== 'SELECT' || [...$(id).options].some(o => o.value === value))) {
      $(id).value = value;
    }
    $(id).oninput = () => {
      history.replaceState(null, '', '#' + new URLSearchParams(SHARED.map(name => [name, $(name).value])));
      if (id === 'target' || id === 'composite') {
        explain();
      } else {
        draw();
      }
    };
  }
  $('file').onclick = () => $('picker').click();
  $('picker').onchange = () => $('picker').files[0] && open($('picker').files[0]);
  $('camera').onclick = camera;
  // What a camera takes never has the size of the network unless it is resized or cropped.
  $('camera').hidden = settings.preprocess.resize.side === 'none' && !settings.preprocess.crop;
  $('link').onclick = () => navigator.clipboard.writeText(location.href).then(() => say('The link is copied.'),
    () => say(location.href));
  document.onpaste = event => {
    const item = [...event.clipboardData.items].find(i => i.type.startsWith('image/'));
    if (item) {
      open(item.getAsFile());
    }
  };
  document.ondragover = event => {
    event.preventDefault();
    document.body.classList.add('over');
  };
  document.ondragleave = () => document.body.classList.remove('over');
  document.ondrop = event => {
    event.preventDefault();
    document.body.classList.remove('over');
    const file = event.dataTransfer.files[0];
    if (file) {
      open(file);
    }
  };
}

async function begin() {
  controls();
  const {files: parts, providers} = await files.runtime();
  now.providers = providers;
  const started = await engine(document.getElementById('worker').textContent);
  await started.start({...parts, threads: globalThis.crossOriginIsolated ? navigator.hardwareConcurrency : 1});
  runtime = started;
  say('Ready.');
  // Whoever did not wait for this has given a picture already.
  await explain();
  if (settings.draw) {
    pen();
  }
  await samples();
}

/** For scripts: the last answer, and functions that make another. */
globalThis.lrpPage = {now, answer, see, open, decode, settings,
  input: picture => input(view(picture, settings.preprocess), {...settings.preprocess, mean})};
globalThis.lrpPage.ready = begin().catch(error => say(String(error.message ?? error), true));
