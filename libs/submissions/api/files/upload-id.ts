const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a part of an address can be the id of an upload. */
export const isUploadId = (text: string): boolean => uuid.test(text);
