// The engine behind messages.
import {start, open, explain} from './engine.js';

const calls = {start, open, explain};

self.onmessage = async ({data: {id, name, values}}) => {
  try {
    self.postMessage({id, result: await calls[name](...values)});
  } catch (error) {
    self.postMessage({id, error: String(error?.message ?? error)});
  }
};
self.postMessage({ready: true});
