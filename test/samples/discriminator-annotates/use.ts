import * as spec from "sample/spec";

export const dog: spec.Pet = { petType: "bird", pack: 3 };
// @ts-expect-error nothing tells a cat from a dog
spec.matchPet;

declare const shape: spec.Shape;
if (spec.shapeIsCircle(shape)) shape.radius satisfies number;
else shape.side satisfies number;
