// The conservation ledger as a waterfall: a bar for every layer, from what came in to what was handed on.
import {number} from './heat.js';

const NAMESPACE = 'http://www.w3.org/2000/svg';
const ROW = 17;
const LEFT = 210;
const RIGHT = 150;
const WIDTH = 760;

function element(name, attributes, text) {
  const made = document.createElementNS(NAMESPACE, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

/**
 * Draws a ledger, from the output down.
 *
 * @param ledger rows of {layer, rule, in, out, bias, stabilizer}
 */
export function waterfall(svg, ledger) {
  const values = ledger.flatMap(row => [row.in, row.out]);
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const x = v => LEFT + (WIDTH - LEFT - RIGHT) * (v - low) / (high - low || 1);
  svg.setAttribute('viewBox', `0 0 ${WIDTH} ${ROW * ledger.length + 4}`);
  svg.replaceChildren(...ledger.flatMap((row, i) => {
    const y = ROW * i + 2;
    const from = Math.min(row.in, row.out);
    const change = row.out - row.in;
    const title = element('title', {}, `${row.layer}, ${row.rule}: in ${number(row.in)}, out ${number(row.out)}, `
      + `bias ${number(row.bias)}, stabilizer ${number(row.stabilizer)}`);
    const kept = element('rect', {class: 'kept', x: Math.min(x(0), x(row.out)), y, height: ROW - 4,
      width: Math.abs(x(row.out) - x(0))});
    const changed = element('rect', {class: change < 0 ? 'lost' : 'gained', x: x(from), y, height: ROW - 4,
      width: Math.abs(x(row.in) - x(row.out))});
    const label = element('text', {x: LEFT - 6, y: y + ROW - 7, 'text-anchor': 'end'},
      `${row.layer.length > 22 ? row.layer.slice(0, 21) + '\u2026' : row.layer}  ${row.rule.replace(/\[.*/, '')}`);
    const figure = element('text', {x: WIDTH - RIGHT + 6, y: y + ROW - 7}, Math.abs(change) < 1e-6 * Math.abs(row.in)
      ? number(row.out) : `${number(row.out)} (${change > 0 ? '+' : ''}${number(change)})`);
    const group = element('g', {});
    group.append(title, kept, changed, label, figure);
    return [group];
  }));
}
