// The canvas holds sRGB values with premultiplied alpha; the target wants linear ones.
uniform sampler2D canvas;
in vec2 v_uv;
out vec4 color;

void main() {
    vec4 texel = texture(canvas, v_uv);
    if (texel.a < 0.002) discard;
    vec3 c = clamp(texel.rgb / texel.a, 0.0, 1.0);
    vec3 linear = mix(c / 12.92, pow((c + 0.055) / 1.055, vec3(2.4)), step(0.04045, c));
    color = vec4(linear * texel.a, texel.a);
}
