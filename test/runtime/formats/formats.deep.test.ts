import { describe } from "vitest";
import { testLongTexts } from "./long-texts.js";

describe("every text of 100,000 characters is decided at once", () => testLongTexts(1));
