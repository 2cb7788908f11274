import { matchShape, type Polygon, type Shape, shapeIsPoint, shapeIsPolygon, shapeTags } from "sample/spec";

shapeTags satisfies readonly ("circle" | "triangle" | "square" | "point")[];

declare const shape: Shape;
if (shapeIsPolygon(shape)) shape satisfies Polygon;
else if (shapeIsPoint(shape)) shape.kind satisfies "point";
else shape.radius satisfies number;

// A variant with several tags is one case, named after its schema; one without a name after its tag.
matchShape(shape, { circle: () => 0, polygon: ({ corners }) => corners.length, point: () => 1 }) satisfies number;
