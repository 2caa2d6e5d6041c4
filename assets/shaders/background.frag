// Sky, and the floor at height 0: a grid of meters that fades with distance.
#include "stereo.glsl"
#include "sky.glsl"

flat in int eye;
in vec2 tangent;

out vec4 fragment;

// How much of a pixel the lines of a grid cover; `width` of a line and of the pixel in cells of the grid.
float grid(vec2 at, vec2 pixel, float width) {
    vec2 apart = abs(fract(at - 0.5) - 0.5);
    vec2 line = 1.0 - smoothstep(vec2(width), width + 1.5 * pixel, apart);
    line *= 1.0 - smoothstep(0.15, 0.6, pixel);
    return max(line.x, line.y);
}

void main() {
    mat4 room = eyes.room_from_eye[eye];
    vec3 toward = mat3(room) * vec3(tangent, -1.0);
    vec3 direction = normalize(toward);
    vec3 color = sky(direction);
    float height = room[3].y;
    float away = -height / toward.y;
    vec2 place = room[3].xz + toward.xz * away;
    vec2 pixel = fwidth(place);
    if (away > 0.0) {
        float fade = exp(-length(place) * 0.16) * smoothstep(0.0, 0.12, abs(direction.y));
        float lines = max(0.55 * grid(place, pixel, 0.004), grid(place / 5.0, pixel / 5.0, 0.0012));
        vec3 ground = vec3(0.0105, 0.0120, 0.0160);
        color = mix(color, ground, 0.75 * fade);
        color += vec3(0.022, 0.027, 0.037) * lines * fade;
    }
    // Half a step of noise hides the bands of so dark a gradient.
    float noise = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
    fragment = vec4(color + (noise - 0.5) * 0.0006, 1.0);
}
