// What everything is drawn on: renderer, room with sky and floor, the rig with the eye, the world group with the cloud.
import { BackSide, Group, Mesh, PerspectiveCamera, Scene, ShaderMaterial, SphereGeometry, WebGLRenderer } from "three";
import { SKY_FRAGMENT, SKY_VERTEX } from "./draw/shaders.js";

const HEIGHT_M = 1.3; // of the cloud's middle: before the eyes of who stands

/** The stage in an element; draws while something changes, and rests else. */
export class Stage {
  /** @param {HTMLElement} place gets the canvas @param {(dt: number) => boolean} update before each picture; whether
   *  something goes on moving */
  constructor(place, update) {
    this._update = update;
    this._place = place;
    this.renderer = new WebGLRenderer({ antialias: true });
    this.renderer.xr.enabled = true;
    this.canvas = this.renderer.domElement;
    place.append(this.canvas);
    this.scene = new Scene();
    this.camera = new PerspectiveCamera(55, 1, 0.01, 100);
    /** holds the eye; a walk in a headset moves it */
    this.rig = new Group();
    this.rig.add(this.camera);
    /** holds the cloud; hands turn, move and scale it */
    this.world = new Group();
    this.world.position.set(0, HEIGHT_M, -0.3);
    /** around everything, with the floor; a headset that shows one's own room is without it */
    this.sky = sky();
    this.scene.add(this.rig, this.world, this.sky);
    /** pictures drawn so far */
    this.frames = 0;
    this._running = false;
    this._last = 0;
    this._tick = this._tick.bind(this);
    this._sizes = new ResizeObserver(() => this.fit());
    this._sizes.observe(place);
    // A session draws by itself, and what it leaves is drawn anew.
    this._session = () => this.wake();
    for (const name of ["sessionstart", "sessionend"]) this.renderer.xr.addEventListener(name, this._session);
    this.canvas.addEventListener("webglcontextrestored", this._session);
    this.fit();
  }

  /** Whether a headset shows the scene. */
  get presenting() {
    return this.renderer.xr.isPresenting;
  }

  /** Height in pixels of the picture of an eye. */
  get heightPx() {
    const view = this.presenting ? this.renderer.xr.getCamera().cameras[0]?.viewport : null;
    return view?.w ?? this.canvas.height;
  }

  /** Whether nothing is drawn until something changes. */
  get resting() {
    return !this._running;
  }

  /** Draw again: something has changed. */
  wake() {
    this._due = true;
    if (this._running) return;
    this._running = true;
    this._last = performance.now();
    this.renderer.setAnimationLoop(this._tick);
  }

  _tick(now) {
    const dt = Math.min(0.1, Math.max(0, (now - this._last) / 1000));
    this._last = now;
    this._due = false;
    const moving = this._update(dt);
    this.renderer.render(this.scene, this.camera);
    this.frames++;
    if (moving || this._due || this.presenting) return;
    this._running = false;
    this.renderer.setAnimationLoop(null);
  }

  /** Take the size of its place. */
  fit() {
    const { clientWidth: width, clientHeight: height } = this._place;
    if (this.presenting || !width || !height) return;
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
    this.renderer.setPixelRatio(Math.min(2, devicePixelRatio));
    this.renderer.setSize(width, height, false);
    this.wake();
  }

  /** Free everything. */
  stop() {
    this._sizes.disconnect();
    this.renderer.setAnimationLoop(null);
    this.renderer.xr.getSession()?.end();
    this.sky.geometry.dispose();
    this.sky.material.dispose();
    this.renderer.dispose();
    this.renderer.forceContextLoss();
    this.canvas.remove();
  }
}

function sky() {
  const material = new ShaderMaterial({ vertexShader: SKY_VERTEX, fragmentShader: SKY_FRAGMENT, side: BackSide, depthWrite: false });
  const ball = new Mesh(new SphereGeometry(50, 24, 16), material);
  ball.frustumCulled = false;
  ball.renderOrder = -1;
  ball.onBeforeRender = (_renderer, _scene, camera) => {
    ball.position.setFromMatrixPosition(camera.matrixWorld); // it is always around who looks
    ball.updateMatrixWorld();
  };
  return ball;
}
