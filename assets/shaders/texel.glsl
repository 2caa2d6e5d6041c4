// Sharp pixels with smooth edges where a picture is enlarged: `at` 0…1, moved so that linear filtering blends only along
// the seams between texels; `size` in texels.
vec2 sharp(vec2 at, vec2 size) {
    vec2 texel = at * size;
    vec2 seam = floor(texel + 0.5);
    vec2 pixel = clamp(fwidth(texel), 1e-4, 1.0);
    return (seam + clamp((texel - seam) / pixel, -0.5, 0.5)) / size;
}
