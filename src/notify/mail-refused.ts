// A mail that may not be made or queued. Says what is wrong with it and never holds a value of it.

export class MailRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MailRefused';
  }
}
