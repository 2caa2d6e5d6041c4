// Where networks run: in a worker beside the page, or, where that is refused, in the page between two pictures.
import { makeRunner } from "./network.js";

/** What a worker does: it is told the networks once, then latents, each of which it answers. */
function work(runner) {
  const run = runner();
  const ended = (steps) => {
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
    }
  };
  let networks;
  self.onmessage = ({ data }) => {
    if (data.networks) {
      networks = data.networks;
      return;
    }
    const values = ended(run(networks.layers, data.latent));
    self.postMessage({ values, shares: networks.classifier.length ? ended(run(networks.classifier, values)) : null });
  };
}

let policy; // of the page's own: only addresses that are made here go through it

/** @typedef {{layers: object[], classifier: object[]}} Networks @typedef {{values: Float32Array, shares: Float32Array|null}} Decoded */

/** Runs networks in a worker. */
class Aside {
  /** @param {Networks} networks */
  constructor(networks) {
    const url = URL.createObjectURL(new Blob([`(${work})(${makeRunner})`], { type: "text/javascript" }));
    policy ??= globalThis.trustedTypes?.createPolicy("latentwalk", { createScriptURL: (address) => address }) ?? null;
    this._worker = new Worker(policy ? policy.createScriptURL(url) : url);
    this._worker.postMessage({ networks });
  }

  /** @param {Float32Array} latent @returns {Promise<Decoded>} */
  run(latent) {
    return new Promise((answered, failed) => {
      this._worker.onmessage = ({ data }) => answered(data);
      this._worker.onerror = (event) => failed(new Error(event.message || "the worker could not start"));
      this._worker.postMessage({ latent });
    });
  }

  close() {
    this._worker.terminate();
  }
}

/** Runs networks in the page, which may draw behind each layer. */
class Inside {
  /** @param {Networks} networks */
  constructor(networks) {
    this._networks = networks;
    this._run = makeRunner();
  }

  async run(latent) {
    const { layers, classifier } = this._networks, values = await slowly(this._run(layers, latent));
    return { values, shares: classifier.length ? await slowly(this._run(classifier, values)) : null };
  }

  close() {}
}

async function slowly(steps) {
  let rested = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - rested > 8) {
      await new Promise((on) => setTimeout(on));
      rested = performance.now();
    }
  }
}

/** What runs networks here.  A worker that does not start is found out at its first answer. */
export class Runner {
  /** @param {Networks} networks */
  constructor(networks) {
    this._networks = networks;
    try {
      this._at = new Aside(networks);
    } catch {
      this._at = new Inside(networks);
    }
  }

  /** @param {Float32Array} latent @returns {Promise<Decoded>} */
  async run(latent) {
    try {
      return await this._at.run(latent);
    } catch (error) {
      if (this._at instanceof Inside) throw error;
      this.close();
      this._at = new Inside(this._networks);
      return this._at.run(latent);
    }
  }

  close() {
    this._at.close();
  }
}
