import { describe } from "vitest";
import { testLargeSchemas } from "./large-schemas.js";

describe("what is very large", () => testLargeSchemas(1));
