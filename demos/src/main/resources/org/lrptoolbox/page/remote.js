// The engine in a worker of its own, or in the page where the browser allows none, as for pages of the file system.
import {explain, open, start} from './engine.js';

/** The engine's functions, of which each answers with a promise. */
export async function engine(workerText) {
  if (location.protocol === 'file:') {
    return {start, open, explain};
  }
  try {
    return await inWorker(new Worker(URL.createObjectURL(new Blob([workerText], {type: 'text/javascript'})),
      {type: 'module'}));
  } catch {
    return {start, open, explain};
  }
}

function inWorker(worker) {
  const waiting = new Map();
  let next = 0;
  const call = name => (...values) => new Promise((resolve, reject) => {
    waiting.set(++next, {resolve, reject});
    worker.postMessage({id: next, name, values});
  });
  return new Promise((resolve, reject) => {
    worker.onerror = reject;
    worker.onmessage = ({data}) => {
      if (data.ready) {
        resolve({start: call('start'), open: call('open'), explain: call('explain')});
        return;
      }
      const {resolve: done, reject: failed} = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.error === undefined) {
        done(data.result);
      } else {
        failed(new Error(data.error));
      }
    };
  });
}
