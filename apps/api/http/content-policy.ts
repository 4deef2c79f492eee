/** Empty `<style>` element that the CDK makes; its hash lets it stand without opening inline styles. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
/** The constant `<style>` that Angular's signal forms make for date fields. */
const dateFieldStyle = "'sha256-WR6b/IcKJ0cKV3rK53p2NO7b74ZXq/Y5Mbx+7Mio7w4='";

/** The policy of every page: nothing inline, nothing from elsewhere. */
export const contentPolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  scriptSrcAttr: ["'none'"],
  styleSrc: ["'self'", emptyStyle, dateFieldStyle],
  imgSrc: ["'self'", 'data:', 'blob:'],
  mediaSrc: ["'self'", 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  workerSrc: ["'self'", 'blob:'],
  manifestSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  frameSrc: ["'self'"],
};

/** Swagger's reading page sets styles inline; it shows no data of people. */
export const documentationPolicy =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'";
