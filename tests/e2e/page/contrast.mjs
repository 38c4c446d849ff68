// The contrast of every text on a page with what lies behind it, as WCAG 2 defines it.

/** @returns {Promise<Array<{text: string, ratio: number, least: number}>>} least: what level AA asks for */
export function contrasts(page) {
    return page.evaluate(() => {
        const parse = (colour) => {
            const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
            return { r, g, b, a };
        };
        const over = (top, below) => ({
            r: top.r * top.a + below.r * (1 - top.a), g: top.g * top.a + below.g * (1 - top.a),
            b: top.b * top.a + below.b * (1 - top.a), a: 1,
        });
        const light = ({ r, g, b }) => {
            const [lr, lg, lb] = [r, g, b].map((part) => {
                const value = part / 255;
                return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * lr + 0.7152 * lg + 0.0722 * lb;
        };
        const chain = (element) => {
            const all = [];
            for (let at = element; at; at = at.parentElement) all.unshift(at);
            return all;
        };
        const measured = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const text = walker.currentNode.textContent.trim();
            const element = walker.currentNode.parentElement;
            if (!text || !element.checkVisibility() || element.closest('.unseen, :disabled')) continue;
            const style = getComputedStyle(element);
            let ground = { r: 255, g: 255, b: 255, a: 1 };
            let colour = parse(style.color);
            for (const ancestor of chain(element)) {
                const own = getComputedStyle(ancestor);
                const before = ground;
                ground = over(parse(own.backgroundColor), ground);
                const opacity = Number(own.opacity);
                if (opacity < 1) {
                    ground = over({ ...ground, a: opacity }, before);
                    colour = { ...colour, a: colour.a * opacity };
                }
            }
            const [a, b] = [light(over(colour, ground)), light(ground)];
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            const size = parseFloat(style.fontSize);
            const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
            measured.push({ text, ratio: Math.round(ratio * 100) / 100, least: large ? 3 : 4.5 });
        }
        return measured;
    });
}
