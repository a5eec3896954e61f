/** What is due, as the rules name it, in Spanish. It follows "la agencia" or "nosotros", as the English follows "agency" or "us". */

export const duties: Readonly<Record<string, string>> = {
	'decide on the request': 'decidir sobre la solicitud',
};
