// A point with soft shading, round or with tips; a cross for rows that are wrong; a ring around those that are marked.
#include "stereo.glsl"
#include "marks.glsl"

flat in vec4 color;
flat in vec4 disc;

out vec4 fragment;

// Signed distance in pixels to an upright cross turned by 45°, of radius r.
float cross_distance(vec2 p, float r) {
    vec2 q = abs(vec2(p.x + p.y, p.x - p.y)) * 0.70710678;
    float bar = max(1.1, 0.26 * r);
    return min(max(q.x - r, q.y - bar), max(q.y - r, q.x - bar));
}

void main() {
    int code = int(disc.w), shape = code & 31;
    vec4 view = eyes.viewport[code >> 5];
    if (gl_FragCoord.x < view.x || gl_FragCoord.x > view.x + view.z) discard;  // the other eye's part
    float r = disc.z, ring_px = color.a;
    if (r < 0.75 && ring_px == 0.0) {
        fragment = vec4(color.rgb * 0.8, 1.0);
        return;
    }
    vec2 p = gl_FragCoord.xy - disc.xy;
    float apart = length(p);
    float inside = shape == CROSS ? cross_distance(p, r) : shape == DISC ? apart - r : marker_distance(markers[shape], p, r);
    float cover = clamp(0.5 - inside, 0.0, 1.0);
    vec2 n = p / max(r, 1.0);
    float bulge = sqrt(max(0.0, 1.0 - dot(n, n)));
    // Light from above the left shoulder; small points stay flat.
    float light = 0.42 + 0.62 * max(0.0, dot(vec3(n, bulge), vec3(-0.37, 0.56, 0.74)));
    light = mix(0.8, light, smoothstep(1.5, 4.0, r));
    if (shape == CROSS) light = 1.0;
    vec3 shaded = color.rgb * light + 0.10 * pow(max(0.0, dot(vec3(n, bulge), vec3(-0.30, 0.42, 0.856))), 24.0)
        * smoothstep(3.0, 8.0, r) * float(shape != CROSS);
    vec4 body = vec4(shaded, 1.0) * cover;
    if (shape == CROSS) body.a = max(body.a, clamp(0.5 - (inside - rim_px(r)), 0.0, 1.0));
    if (ring_px > 0.0) {
        float middle = r + 0.62 * ring_px;
        float ring = clamp(0.5 - (abs(apart - middle) - 0.30 * ring_px), 0.0, 1.0);
        body = body + vec4(vec3(0.95), 1.0) * ring * (1.0 - body.a);
    }
    if (body.a < 0.05) discard;
    fragment = body;
}
