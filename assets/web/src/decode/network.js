// A network as data, run in plain JavaScript: the layers that `scenes/FORMAT.md` lists, as torch computes them.

/**
 * Makes a runner of networks.  It becomes the text of a worker, too, so that nothing outside of this function is used in it.
 * @returns {(layers: {kind: string, options: object, weights: Record<string, {values: Float32Array, shape: number[]}>}[],
 *   input: Float32Array) => Generator<void, Float32Array>} pauses behind each layer; pictures come as (height, width, channels)
 */
export function makeRunner() {
  const pair = (value, other) => (Array.isArray(value) ? value : [value ?? other, value ?? other]);

  /** What comes between two values of a row: `from`, `to` and how the target moves, so that inner loops ask nothing. */
  function span(count, stride, shift, limit) {
    // stride · i + shift lies in 0 … limit − 1
    const from = Math.max(0, Math.ceil(-shift / stride)), to = Math.min(count, Math.floor((limit - 1 - shift) / stride) + 1);
    return [from, to];
  }

  function linear({ weights: { weight, bias } }, { values }) {
    const [outer, inner] = weight.shape, w = weight.values, out = new Float32Array(outer);
    for (let o = 0, at = 0; o < outer; o++) {
      let sum = bias ? bias.values[o] : 0;
      for (let i = 0; i < inner; i++) sum += w[at++] * values[i];
      out[o] = sum;
    }
    return { values: out, shape: [outer] };
  }

  function filled(channels, size, bias) {
    const out = new Float32Array(channels * size);
    if (bias) for (let c = 0; c < channels; c++) out.fill(bias.values[c], c * size, (c + 1) * size);
    return out;
  }

  function conv2d({ options, weights: { weight, bias } }, { values, shape: [channels, height, width] }) {
    const [outer, inner, kh, kw] = weight.shape, groups = options.groups ?? 1, w = weight.values;
    const [sy, sx] = pair(options.stride, 1), [py, px] = pair(options.padding, 0), [dy, dx] = pair(options.dilation, 1);
    const h = Math.floor((height + 2 * py - dy * (kh - 1) - 1) / sy) + 1, wide = Math.floor((width + 2 * px - dx * (kw - 1) - 1) / sx) + 1;
    const out = filled(outer, h * wide, bias);
    for (let o = 0; o < outer; o++) {
      const first = Math.floor(o / (outer / groups)) * (channels / groups);
      for (let i = 0; i < inner; i++)
        for (let ky = 0; ky < kh; ky++) {
          const [y0, y1] = span(h, sy, ky * dy - py, height);
          for (let kx = 0; kx < kw; kx++) {
            const factor = w[((o * inner + i) * kh + ky) * kw + kx], shift = kx * dx - px, [x0, x1] = span(wide, sx, shift, width);
            for (let y = y0; y < y1; y++) {
              const from = ((first + i) * height + y * sy + ky * dy - py) * width + shift, to = (o * h + y) * wide;
              for (let x = x0; x < x1; x++) out[to + x] += factor * values[from + x * sx];
            }
          }
        }
    }
    return { values: out, shape: [outer, h, wide] };
  }

  function convTranspose2d({ options, weights: { weight, bias } }, { values, shape: [channels, height, width] }) {
    const [, each, kh, kw] = weight.shape, groups = options.groups ?? 1, outer = each * groups, w = weight.values;
    const [sy, sx] = pair(options.stride, 1), [py, px] = pair(options.padding, 0), [dy, dx] = pair(options.dilation, 1);
    const [ey, ex] = pair(options.output_padding, 0);
    const h = (height - 1) * sy - 2 * py + dy * (kh - 1) + ey + 1, wide = (width - 1) * sx - 2 * px + dx * (kw - 1) + ex + 1;
    const out = filled(outer, h * wide, bias);
    for (let c = 0; c < channels; c++) {
      const first = Math.floor(c / (channels / groups)) * each;
      for (let o = 0; o < each; o++)
        for (let ky = 0; ky < kh; ky++) {
          const [y0, y1] = span(height, sy, ky * dy - py, h);
          for (let kx = 0; kx < kw; kx++) {
            const factor = w[((c * each + o) * kh + ky) * kw + kx], shift = kx * dx - px, [x0, x1] = span(width, sx, shift, wide);
            for (let y = y0; y < y1; y++) {
              const from = (c * height + y) * width, to = ((first + o) * h + y * sy + ky * dy - py) * wide + shift;
              for (let x = x0; x < x1; x++) out[to + x * sx] += factor * values[from + x];
            }
          }
        }
    }
    return { values: out, shape: [outer, h, wide] };
  }

  function batchNorm({ weights: { scale, shift } }, { values, shape }) {
    const size = values.length / shape[0];
    return { values: values.map((v, i) => v * scale.values[Math.floor(i / size)] + shift.values[Math.floor(i / size)]), shape };
  }

  function upsample({ options }, { values, shape: [channels, height, width] }) {
    const [down, across] = pair(options.scale_factor, 2), h = height * down, wide = width * across, out = new Float32Array(channels * h * wide);
    for (let c = 0, at = 0; c < channels; c++)
      for (let y = 0; y < h; y++)
        for (let x = 0; x < wide; x++) out[at++] = values[(c * height + Math.floor(y / down)) * width + Math.floor(x / across)];
    return { values: out, shape: [channels, h, wide] };
  }

  function softmax(_, { values, shape }) {
    const most = values.reduce((a, b) => Math.max(a, b), -Infinity), powers = Float64Array.from(values, (v) => Math.exp(v - most));
    const sum = powers.reduce((a, b) => a + b, 0);
    return { values: Float32Array.from(powers, (v) => v / sum), shape };
  }

  /** The error function by Abramowitz & Stegun 7.1.26, to 1.5e-7. */
  function erf(x) {
    const t = 1 / (1 + 0.3275911 * Math.abs(x));
    const tail = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.exp(-x * x);
    return Math.sign(x) * (1 - tail);
  }
  const sigmoid = (v) => 1 / (1 + Math.exp(-v));
  const each = {
    relu: () => (v) => (v > 0 ? v : 0),
    leaky_relu: ({ negative_slope: slope = 0.01 }) => (v) => (v > 0 ? v : slope * v),
    elu: ({ alpha = 1 }) => (v) => (v > 0 ? v : alpha * Math.expm1(v)),
    gelu: ({ approximate = "none" }) =>
      approximate === "tanh"
        ? (v) => 0.5 * v * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (v + 0.044715 * v ** 3)))
        : (v) => 0.5 * v * (1 + erf(v / Math.SQRT2)),
    silu: () => (v) => v * sigmoid(v),
    tanh: () => Math.tanh,
    sigmoid: () => sigmoid,
  };
  const kinds = {
    linear,
    conv2d,
    conv_transpose2d: convTranspose2d,
    batch_norm: batchNorm,
    upsample,
    softmax,
    flatten: (_, { values }) => ({ values, shape: [values.length] }),
    reshape: ({ options }, { values }) => ({ values, shape: options.shape }),
  };

  function afterLayer(layer, input) {
    if (kinds[layer.kind]) return kinds[layer.kind](layer, input);
    return { values: input.values.map(each[layer.kind](layer.options)), shape: input.shape };
  }

  /** Flat, and of pictures the channels last. */
  function flat({ values, shape }) {
    if (shape.length !== 3) return values;
    const [channels, height, width] = shape, size = height * width, out = new Float32Array(values.length);
    for (let c = 0; c < channels; c++) for (let i = 0; i < size; i++) out[i * channels + c] = values[c * size + i];
    return out;
  }

  return function* run(layers, input) {
    let found = { values: input, shape: [input.length] };
    for (const layer of layers) {
      found = afterLayer(layer, found);
      yield;
    }
    return flat(found);
  };
}
