// What counts as an address that mail is sent to: plain ASCII, one mailbox, nothing that could begin a header or a second address.

const LONGEST = 254;
const LOCAL = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/;
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/** The form that browsers ask of an e-mail field (WHATWG HTML, "valid e-mail address"), within the lengths of RFC 5321. */
export function isMailAddress(text: string): boolean {
  const [local = '', domain = '', ...more] = text.split('@');
  return (
    text.length <= LONGEST &&
    more.length === 0 &&
    LOCAL.test(local) &&
    domain.split('.').every((label) => LABEL.test(label))
  );
}

/** For whoever looks after the mail: enough to recognize it, too little to write to it. */
export function maskAddress(address: string): string {
  const [local = '', domain = ''] = address.split('@');
  return `${local.slice(0, 1)}***@${domain.slice(0, 1)}***`;
}
