import type { CheckedFormat } from "../../../generator/3-analyse/formats.js";

/** Values of the type that a format speaks of, which have it or do not. */
export interface Values {
  readonly accepted: readonly (string | number)[];
  readonly rejected: readonly (string | number)[];
}

const label63 = "x".repeat(63);

export const values: Readonly<Record<CheckedFormat, Values>> = {
  "date-time": {
    accepted: ["2026-11-24T07:15:00Z", "2024-02-29t23:59:59.5+05:45", "2016-12-31T23:59:60Z"],
    rejected: ["2026-11-24", "2026-02-29T00:00:00Z", "2026-11-24T07:15:00", "2016-12-31T12:00:60Z"],
  },
  date: {
    accepted: ["2026-11-24", "2024-02-29", "2000-02-29", "0000-12-31"],
    rejected: [
      "2026-02-29",
      "1900-02-29",
      "2026-11-31",
      "2026-11-24T00:00:00Z",
      "26-11-24",
      "2026-1-1",
      "2026-11-24\n",
    ],
  },
  time: {
    accepted: ["07:15:00Z", "23:59:59.999-11:00", "23:59:60z", "00:59:60+01:00"],
    rejected: ["07:15:00", "24:00:00Z", "07:60:00Z", "07:15:00+01", "12:00:60Z", "23:59:60+01:00", "7:15:00Z"],
  },
  duration: {
    accepted: ["P3D", "P2W", "PT0S", "P1Y2M3DT4H5M6S", "P1M", "PT90M", "P1DT12H", "p1d"],
    rejected: ["", "P", "PT", "P1DT", "P1S", "P1Y3D", "PT1H1S", "P1W1D", "P1.5D", "-P1D", "P1D1M", "1D", "P1D\n"],
  },
  email: {
    accepted: ["ada@example.org", "a+b_c.d@mail.example", '"two words"@x.y', '"\\""@x.y', "a@b", "a@[10.0.0.1]"],
    rejected: [
      "ada",
      "@x.y",
      "a@",
      "a..b@x.y",
      ".a@x.y",
      "a.@x.y",
      "a b@x.y",
      '"a"b"@x.y',
      "a@-x.y",
      "a@x-.y",
      "ä@x.y",
    ],
  },
  "idn-email": {
    accepted: ["ada@example.org", "zoë@example.org", "ada@bücher.example", '"ü ü"@x.y', "a@[IPv6:2001:db8::1]"],
    rejected: [
      "zoë",
      "zoë@",
      "@bücher.example",
      "a@bücher-.example",
      "a@bücher。example",
      "a@\u{1f600}.example",
      "\ud800@x.y",
    ],
  },
  hostname: {
    accepted: ["localhost", "a.b-c.example", "3com.example", label63, "xn--bcher-kva.example", "ab--c.example"],
    rejected: [
      "",
      ".",
      "a.",
      "a..b",
      "-a.b",
      "a-.b",
      "a_b",
      `${label63}x`,
      "a b",
      "bücher.example",
      "xn--bcher-kvb",
      "xn--",
    ],
  },
  "idn-hostname": {
    accepted: ["localhost", "bücher.example", "例え。テスト", "xn--bcher-kva", "ελληνικά.gr", "نامه‌ای.ir", "שלום.com"],
    rejected: [
      "",
      "Bücher\u0308",
      "BÜCHER",
      "ab--c",
      "a\u200cb",
      "-ü",
      "ü-",
      "שלוםa",
      "1a.שלום",
      "\u{1f600}",
      "bu\u0308cher",
    ],
  },
  ipv4: {
    accepted: ["0.0.0.0", "192.0.2.255"],
    rejected: ["", "192.0.2", "192.0.2.1.1", "192.0.2.256", "192.0.2.01", "192.0.2.1.", "192.0.2.1\n", "0x1.0.0.0"],
  },
  ipv6: {
    accepted: ["::", "::1", "2001:DB8::", "1:2:3:4:5:6:7:8", "1::3:4:5:6:7:8", "::2:3:4:5:6:7:8", "::ffff:192.0.2.1"],
    rejected: [
      "",
      ":",
      "1::2::3",
      "1:2:3:4:5:6:7",
      "1:2:3:4:5:6:7:8::",
      "12345::",
      "::192.0.2.256",
      "fe80::1%0",
      "1.2.3.4",
    ],
  },
  uri: {
    accepted: [
      "https://a.example:8080/p/q;r?s=t&u#v",
      "urn:isbn:0451450523",
      "mailto:a@b.example",
      "x:",
      "http://[::1]/",
    ],
    rejected: [
      "",
      "a/b",
      "//a.example/",
      "http://a b/",
      "http://a/%zz",
      "http://[::g]/",
      "http://a/[b]",
      "ä:b",
      "1x:y",
    ],
  },
  "uri-reference": {
    accepted: ["", "a/b", "../a?b#c", "//a.example/", "#", "?a=b", "./a:b", "https://a.example"],
    rejected: ["a b", "a\\b", "%", ":a", "#a#b", "//a:b/", "é", "http://[v1]/"],
  },
  iri: {
    accepted: ["https://bücher.example/ä?ö#ü", "urn:ä", "http://a/\u{20000}", "http://a/?\u{e000}", "http://a/"],
    rejected: [
      "",
      "bücher",
      "ä:b",
      "http://a/\u{e000}",
      "http://a/ ",
      "http://[v1.ä]/",
      "http://a/\ud800",
      "http://a/#\u{e000}",
    ],
  },
  "iri-reference": {
    accepted: ["", "ä/ö", "#ü", "?\u{f0000}", "//bücher.example"],
    rejected: ["ä ö", "ä\\ö", "ä%f", "\u{fdd0}", "\u0085"],
  },
  uuid: {
    accepted: ["0b4a4d2e-5b0e-1d6f-9c55-1f2e3d4c5b6a", "0B4A4D2E-5B0E-7D6F-0C55-1F2E3D4C5B6A"],
    rejected: [
      "0b4a4d2e5b0e1d6f9c551f2e3d4c5b6a",
      "0b4a4d2e-5b0e-1d6f-9c55-1f2e3d4c5b6g",
      "0b4a4d2e-5b0e-1d6f-9c55-1f2e3d4c5b6é",
    ],
  },
  uuid4: {
    accepted: ["0b4a4d2e-5b0e-4d6f-9c55-1f2e3d4c5b6a", "0B4A4D2E-5B0E-4D6F-BC55-1F2E3D4C5B6A"],
    rejected: [
      "0b4a4d2e-5b0e-1d6f-9c55-1f2e3d4c5b6a",
      "0b4a4d2e-5b0e-4d6f-cc55-1f2e3d4c5b6a",
      "0b4a4d2e-5b0e-4d6f-9c55-1f2e3d4c5b6",
    ],
  },
  "uri-template": {
    accepted: ["", "/a/{b}", "{+a,b:3,c*}", "{?q*,lang}", "{a.b}", "ä", "{%41}", "{;a}{&b}"],
    rejected: [
      "{",
      "}",
      "{}",
      "{a",
      "{a b}",
      "{a,}",
      "{a:0}",
      "{a:10000}",
      "{a*:3}",
      "{a..b}",
      "{a.}",
      "{{a}}",
      "%{a}41",
      "a b",
    ],
  },
  "json-pointer": { accepted: ["", "/", "/a~0b/~1/0", "/ä /%"], rejected: ["a", "#/a", "/~", "/~2", "/a~"] },
  "relative-json-pointer": {
    accepted: ["0", "12", "0#", "1/a~1b", "0+1", "2-1/a", "1+12#"],
    rejected: ["", "/a", "-1", "01", "0##", "1#/a", "0+", "0+0", "1a", "0/~", "0\n"],
  },
  regex: {
    accepted: ["", "^a{2,3}$", "\\p{L}", "(?<n>.)\\k<n>"],
    rejected: ["(", "[b-a]", "a{2,1}", "\\-", "(?P<n>a)"],
  },
  byte: {
    accepted: ["", "AA==", "AAA=", "ab+/"],
    rejected: ["A", "AA", "AA=", "A===", "====", "ab-_", "AAAA\n", "AA==AA=="],
  },
  int8: { accepted: [0, -0, 1.0, -128, 127], rejected: [-129, 128, 0.5, 2 ** 32, Number.NaN] },
  int16: { accepted: [0, -32768, 32767], rejected: [-32769, 32768, 0.5, 2 ** 32 + 1] },
  int32: {
    accepted: [0, -(2 ** 31), 2 ** 31 - 1],
    rejected: [-(2 ** 31) - 1, 2 ** 31, 0.5, 2 ** 32, Number.POSITIVE_INFINITY],
  },
  int64: { accepted: [0, -(2 ** 63), 2 ** 63], rejected: [-(2 ** 63) - 2048, 2 ** 63 + 2048, 0.5, 1e300] },
  uint8: { accepted: [0, 255], rejected: [-1, 256, 0.5, 2 ** 32] },
  uint16: { accepted: [0, 65535], rejected: [-1, 65536, 0.5, 2 ** 32] },
  uint32: { accepted: [0, 2 ** 32 - 1], rejected: [-1, 2 ** 32, 0.5, Number.NaN] },
  uint64: { accepted: [0, 2 ** 64], rejected: [-1, 2 ** 64 + 4096, 0.5, Number.POSITIVE_INFINITY] },
  float: { accepted: [0, 0.1, -3.4e38, 1e-300], rejected: [3.5e38, -1e300, Number.POSITIVE_INFINITY, Number.NaN] },
};
