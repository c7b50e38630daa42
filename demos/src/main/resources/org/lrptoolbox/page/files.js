// Where the page's files lie: beside it, at an address with known hashes, or inside the page itself.

/** {runtime, model, sample}: functions that promise the bytes of a file. */
export function source({runtime, composites, samples}) {
  const inside = id => {
    const element = document.getElementById(id);
    return element && fetch('data:application/octet-stream;base64,' + element.textContent.trim())
      .then(response => response.arrayBuffer());
  };
  const get = async (url, integrity) => {
    const address = new URL(url, document.baseURI);
    let response;
    try {
      response = await fetch(address, integrity ? {integrity} : {});
    } catch (error) {
      const hint = location.protocol === 'file:'
        ? ': browsers do not load files beside a page of the file system; start lrp web with --serve, or write a page '
          + 'in one piece with --single-file' : integrity ? ': not reachable, or not the file that was expected' : '';
      throw new Error(`cannot load ${address}${hint} (${error.message})`);
    }
    if (!response.ok) {
      throw new Error(`cannot load ${address}: ${response.status} ${response.statusText}`);
    }
    return response.arrayBuffer();
  };
  return {
    /** The runtime's files, those for the GPU where there is one, and what is to compute. */
    async runtime() {
      const gpu = runtime.webgpu && await navigator.gpu?.requestAdapter();
      const parts = gpu ? runtime.webgpu : runtime.wasm;
      const [script, glue, wasm] = await Promise.all(['script', 'glue', 'wasm'].map(part =>
        inside('runtime-' + part) ?? get(runtime.base + parts[part].name, parts[part].integrity)));
      return {files: {script, glue, wasm}, providers: gpu ? ['webgpu', 'wasm'] : ['wasm']};
    },
    model(name) {
      const index = composites.findIndex(c => c.name === name);
      return inside('model-' + index) ?? get(composites[index].file);
    },
    async sample(index) {
      return new Blob([await (inside('sample-' + index) ?? get('samples/' + encodeURIComponent(samples[index])))]);
    },
  };
}
