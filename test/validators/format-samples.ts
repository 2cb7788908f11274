/** Strings for each format, valid and almost valid. */
export const stringsNear: Readonly<Record<string, readonly string[]>> = {
  uuid: [
    "5b1c0f6e-3a47-4d0e-9c55-1f2e3d4c5b6a",
    "5b1c0f6e-3a47-1d0e-9c55-1f2e3d4c5b6a",
    "5B1C0F6E-3A47-4D0E-CC55-1F2E3D4C5B6A",
    "5b1c0f6e3a474d0e9c551f2e3d4c5b6a",
  ],
  "date-time": [
    "2024-02-29T23:59:59Z",
    "2023-02-29T00:00:00Z",
    "1998-12-31T23:59:60Z",
    "1998-12-31T22:59:60Z",
    "2020-01-01t00:00:00.5+05:30",
    "2020-01-01T00:00:00",
    "2020-01-01 00:00:00Z",
  ],
  date: ["2024-02-29", "2023-02-29", "2100-02-29", "2000-02-29", "2024-1-1", "2024-04-31"],
  time: ["23:59:59Z", "23:59:60Z", "00:29:60+00:30", "12:00:00", "24:00:00Z", "12:00:00.123-08:00"],
  duration: ["P1Y", "PT1M", "P1M2D", "P1Y2D", "P2W", "P", "PT", "P1D1W", "PT1H2S"],
  email: ["joe@example.com", "joe", "a..b@example.com", ".a@example.com", "a+b@example.com", '"a b"@example.com'],
  "idn-email": ["실례@실례.테스트", "joe@example.com", "2962"],
  hostname: ["example.com", "a_b", "-a", "a-", "xn--4gbwdl.xn--wgbh1c", "a..b", "1.2"],
  "idn-hostname": ["실례.테스트", "〮실례.테스트", "example.com", "-a", "ab--cd"],
  ipv4: ["192.168.0.1", "256.0.0.1", "01.2.3.4", "1.2.3", "1.2.3.4.5", "0x7f.0.0.1"],
  ipv6: ["::1", "::", "1::2::3", "12345::", "::ffff:192.168.0.1", "1:2:3:4:5:6:7:8", "::1%eth0", "1:2:3:4:5:6:7"],
  uri: ["http://example.com/a?b#c", "urn:a:b", "/a", "a b", "http://[::1]/", "http://example.com/%zz", "mailto:a@b"],
  "uri-reference": ["/a", "a b", "#a", "//example.com/a", "http://example.com", "\\a", "?a"],
  iri: ["http://ƒøø.ßår/?∂éœ=πîx#πîüx", "/ä", "http://a b", "urn:ä"],
  "iri-reference": ["/ä", "#ƒrägmênt", "\\\\WINDOWS\\filëßåré", "ä b"],
  "uri-template": ["/a/{b}", "/a/{b", "{+a}{?b,c*}", "/a{b:3}", "}"],
  "json-pointer": ["", "/a~1b", "a", "/a~", "/~2", "/"],
  "relative-json-pointer": ["1", "0#", "1/a", "-1", "01", "/a", "1#a"],
  regex: ["^a$", "(a", "[a", "\\d", "a{2}"],
  byte: ["aGk=", "aGk", "////", "a-_b", "=", "aGk=aGk="],
};

/** String formats, and some unknown ones. Frequent formats occur several times. */
export const formatNames = [
  ...["uuid", "uuid4", "date-time", "uuid", "uuid4", "date-time"],
  ...Object.keys(stringsNear),
  ...["binary", "password", "integer", "date_time"],
];

export const numberFormats = ["int32", "int64", "float", "double", "uuid"];

/** Strings for a format; none for other formats than those of strings. */
export function near(format: unknown): readonly string[] {
  if (format === "uuid4") return near("uuid");
  return stringsNear[String(format)] ?? [];
}
