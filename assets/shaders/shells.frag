// A shell is thin where one looks straight through it and dense at its rim, so that its form is read; it is open near
// the hand, with a bright edge.
uniform vec4 color;      // linear, strength
uniform bool inside;     // draw the half that is turned away, or the one that is turned here
uniform vec4 cut_start;  // where the cut begins in the room, its radius; negative: none
uniform vec3 cut_end;

in vec3 at;
in vec3 outward;
in vec3 toward_eye;

out vec4 fragment;

const float THIN = 0.10, RIM = 0.62, INSIDE = 0.7, EDGE = 0.05;  // alphas; the edge as a share of the radius

// How far a place is from the way that is cut.
float from_cut(vec3 place) {
    vec3 way = cut_end - cut_start.xyz, from_start = place - cut_start.xyz;
    float along = clamp(dot(from_start, way) / max(dot(way, way), 1e-12), 0.0, 1.0);
    return length(from_start - way * along);
}

void main() {
    float away = from_cut(at) - cut_start.w;
    float edge_m = max(EDGE * cut_start.w, 2.0 * fwidth(away));  // from afar it is two pixels wide
    if (gl_FrontFacing == inside) discard;
    if (cut_start.w > 0.0 && away < 0.0) discard;
    vec3 n = normalize(outward), here = normalize(toward_eye);
    float facing = abs(dot(n, here));
    // Schlick's approximation of Fresnel reflection, softer: the rim must be wide enough to be seen in a headset.
    float rim = pow(1.0 - facing, 3.0);
    float alpha = mix(THIN, RIM, rim) * (inside ? INSIDE : 1.0);
    // Light from above the left shoulder, as on points.
    float light = 0.55 + 0.45 * max(0.0, dot(inside ? -n : n, vec3(-0.37, 0.74, 0.56)));
    float edge = cut_start.w > 0.0 ? 1.0 - smoothstep(0.0, edge_m, away) : 0.0;
    vec3 rgb = mix(color.rgb * light, mix(color.rgb, vec3(1.0), 0.35), max(0.6 * rim, edge));
    alpha = mix(alpha, 0.85, edge) * color.a;
    fragment = vec4(rgb, 1.0) * alpha;
}
