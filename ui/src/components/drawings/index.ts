export { Figure, type FigureProps } from "./Figure";
export { SceneView } from "./SceneView";
export { markShapes, moved, place, type Scene, type Shape, type Tone, tierShapes } from "./scene";
export { useFigureKeys } from "./tables";
export { fitted, textWidth, wrapped } from "./text";
