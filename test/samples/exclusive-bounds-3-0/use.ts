import { isShare, type Share } from "sample/spec";

const value: unknown = 0.5;
if (isShare(value)) value satisfies Share;
