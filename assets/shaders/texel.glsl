// Sharp pixels with smooth edges where a picture is enlarged; `size` in texels.
vec2 sharp(vec2 at, vec2 size) {
    vec2 texel = at * size;
    vec2 middle = floor(texel) + 0.5;
    vec2 step_px = clamp(fwidth(texel), 1e-4, 1.0);
    return (middle + clamp((texel - middle) / step_px, -0.5, 0.5)) / size;
}
