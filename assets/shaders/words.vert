// Words that stand beside places of the room, face the person and look equally large: for each letter six vertices of its rim, then, after all rims, six of itself.
#include "stereo_vertex.glsl"
#include "billboard.glsl"
#include "records.glsl"

// Of each word its place and how far to the right it begins (below 0: its middle is there); its color and how much there is of it; its width in pixels, whether no row hides it, and how much larger than others it is.
uniform sampler2D words;
// Of each letter its word, its cell of the atlas, from where to where it reaches in the word; and from where to where above its cell's lower edge, in pixels.
uniform sampler2D glyphs;

const vec2 CORNERS[6] = vec2[](vec2(0), vec2(1, 0), vec2(0, 1), vec2(0, 1), vec2(1, 0), vec2(1));
const float CAPITAL = 0.355;  // half of a capital's height, in em of 40 pixels: what is level with the place
const float FRONT = -0.9999;  // depth of what nothing hides: just behind the near plane, which would cut it off
const float NEAR_M = 1.5, FAR_M = 7.0, FAINTEST = 0.5;  // stage meters from and to which words fade

uniform sampler2D field;
uniform vec3 cell_px;      // side of a cell, base line above its lower edge, spread
uniform int count;         // letters
uniform float rad_per_px;  // of the atlas, as seen
uniform float gap_px;

out vec2 v_uv;
flat out vec4 color;
flat out int rim;

void main() {
    int eye = gl_InstanceID & 1, vertex = gl_VertexID % (6 * count);
    rim = gl_VertexID < 6 * count ? 1 : 0;
    int letter = 2 * (vertex / 6);
    vec4 glyph = texelFetch(glyphs, record(letter), 0), reach = texelFetch(glyphs, record(letter + 1), 0);
    int word = 3 * int(glyph.x);
    vec4 place = texelFetch(words, record(word), 0), own = texelFetch(words, record(word + 2), 0);
    color = texelFetch(words, record(word + 1), 0);
    vec2 corner = CORNERS[vertex % 6], canvas = vec2(textureSize(field, 0));
    int across = int(canvas.x / cell_px.x), cell = int(glyph.y);
    float inset = rim == 1 ? 0.0 : cell_px.z - 1.5;  // a letter itself ends where its edge does
    vec2 low = vec2(glyph.z, reach.x) + inset, high = vec2(glyph.w, reach.y) - inset, at_px = mix(low, high, corner);
    v_uv = (vec2(cell % across, cell / across) * cell_px.x + vec2(at_px.x - glyph.z, cell_px.x - at_px.y)) / canvas;
    bool centered = place.w < 0.0, before = own.y > 0.5;
    float away = length(between_eyes() - place.xyz);
    float m_per_px = rad_per_px * away * own.z;
    float right = centered ? (at_px.x - 0.5 * own.x) * m_per_px : place.w + (gap_px + at_px.x) * m_per_px;
    float up = (at_px.y - cell_px.y - 40.0 * CAPITAL) * m_per_px;
    vec4 clip = eyes.clip_from_room[eye] * vec4(billboard(place.xyz, vec2(right, up)), 1.0);
    if (before) clip.z = FRONT * clip.w;
    else color.a *= mix(1.0, FAINTEST, smoothstep(NEAR_M, FAR_M, away / eyes.target.w));
    put(eye, clip);
}
