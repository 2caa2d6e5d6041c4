// The plain way to draw points, for comparison: one draw for each eye, everything in attributes.
in vec3 place;
in vec3 rgb;

uniform mat4 clip_from_room;
uniform float px_m;  // pixels of a point at one meter
uniform float smallest_px;

flat out vec3 color;

void main() {
    gl_Position = clip_from_room * vec4(place, 1.0);
    gl_PointSize = max(smallest_px, px_m / gl_Position.w);
    color = rgb;
}
