// Parts that the pages share: bars of scores, and tables.
import {number} from './heat.js';

/**
 * Fills a list with scores as bars.
 *
 * @param entries of {label, score, chosen}
 * @param choose is told the position of a bar that is pressed; undefined if bars are only looked at
 */
export function bars(list, entries, choose) {
  const largest = Math.max(...entries.map(entry => Math.abs(entry.score))) || 1;
  list.replaceChildren(...entries.map(({label, score, chosen}, i) => {
    const line = document.createElement('li');
    const bar = document.createElement('i');
    bar.style.width = `${100 * Math.max(0, score) / largest}%`;
    const button = document.createElement('button');
    button.append(label, Object.assign(document.createElement('span'), {textContent: number(score)}));
    button.className = chosen ? 'chosen' : '';
    button.disabled = !choose;
    button.onclick = () => choose(i);
    line.append(bar, button);
    return line;
  }));
}

/** Fills a table with rows of texts; the first cell of a row is its head. Lines of texts stay lines. */
export function table(element, rows) {
  element.replaceChildren(...rows.map(cells => {
    const row = document.createElement('tr');
    row.append(...cells.map((text, i) =>
      Object.assign(document.createElement(i === 0 ? 'th' : 'td'), {textContent: text})));
    return row;
  }));
}
