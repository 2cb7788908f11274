import { testData } from "./data.js";

testData(20);
