export { code, codes, optionalCode } from './define-code-list';
export * from './appointment';
export * from './admission';
export * from './notes';
export * from './consent';
export * from './people';
export * from './service';
export * from './site';
export * from './waiting-list';
