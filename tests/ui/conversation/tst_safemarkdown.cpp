// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/markdown/parse.h"
#include "tests/corpus/hostile.h"
#include "tests/support/program.h"
#include "ui/conversation/safemarkdown.h"
#include "ui/conversation/transcriptview.h"
#include "ui/theme/tokens.h"

#include <QGuiApplication>
#include <QTest>
#include <QTextBlock>
#include <QTextTable>
#include <QWidget>

using namespace baton;
using namespace baton::ui;

/// A message as it is laid out in its bubble, at 200 %.
class TestSafeMarkdown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setUpFonts(); }

    void itIsAsHighAsItSays_data();
    void itIsAsHighAsItSays();
    void itIsNoWiderThanItsLongestLine();
    void nothingIsTallerThanItsBubbleBeforeShowAll_data();
    void nothingIsTallerThanItsBubbleBeforeShowAll();
    void whatIsLongEndsWithShowAllAndIsWholeThen();
    void codeWrapsTablesHaveSingleBordersAndTasksAreShown();
    void onlySafeLinksAreLinks();
    void customersAreShownAsTheyTyped();
};

void TestSafeMarkdown::itIsAsHighAsItSays_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a sentence") << QStringLiteral(
        "I want to talk to a human about my refund. This is the third time I ask.");
    QTest::newRow("a link") << QStringLiteral("Refunds take **5 to 7** working days. You can follow yours "
                                              "under [My orders](https://shop.example).");
    QTest::newRow("Arabic") << QStringLiteral(
        "هل يمكنني تغيير عنوان التسليم؟ لقد انتقلت إلى مدينة أخرى قبل يومين");
    QTest::newRow("a long word") << QString(120, u'x');
}

void TestSafeMarkdown::itIsAsHighAsItSays()
{
    QFETCH(QString, text);
    const QWidget window;
    SafeMarkdown document(text, tokensFor(&window), QGuiApplication::font());
    for (int width = 80; width < 600; ++width) {
        const auto size = document.fitInto(width);
        QVERIFY(size.width() <= width);
        QVERIFY2(document.size().height() <= size.height(), qPrintable(QString::number(width)));
    }
}

void TestSafeMarkdown::itIsNoWiderThanItsLongestLine()
{
    const QWidget window;
    SafeMarkdown document(QStringLiteral("Yes."), tokensFor(&window), QGuiApplication::font());
    QVERIFY(document.fitInto(500).width() < 100);
    QCOMPARE(document.fitInto(500), document.size().toSize());
}

void TestSafeMarkdown::nothingIsTallerThanItsBubbleBeforeShowAll_data()
{
    QTest::addColumn<QString>("text");
    for (const auto& hostile : baton::tests::hostileTexts())
        QTest::newRow(qPrintable(hostile.name)) << hostile.text;
}

void TestSafeMarkdown::nothingIsTallerThanItsBubbleBeforeShowAll()
{
    QFETCH(QString, text);
    const QWidget window;
    for (const auto& blocks : {baton::markdown::parse(text), baton::markdown::typed(text)}) {
        SafeMarkdown document(blocks, SafeMarkdown::Length::Excerpt, tokensFor(&window),
                              QGuiApplication::font());
        const auto height = document.fitInto(456).height();
        QVERIFY2(height < 2000, qPrintable(QString::number(height)));
    }
}

void TestSafeMarkdown::whatIsLongEndsWithShowAllAndIsWholeThen()
{
    const QWidget window;
    QStringList lines;
    for (int line = 1; line <= 100; ++line)
        lines.append(QString::number(line));
    const auto text = lines.join(u'\n');
    SafeMarkdown part(baton::markdown::typed(text), SafeMarkdown::Length::Excerpt, tokensFor(&window),
                      QGuiApplication::font());
    QVERIFY(part.isExcerpt());
    QCOMPARE(part.lastBlock().text(), QStringLiteral("Show all"));
    QCOMPARE(part.lastBlock().begin().fragment().charFormat().anchorHref(),
             SafeMarkdown::showAll().toString());
    QVERIFY(!SafeMarkdown::isSafe(SafeMarkdown::showAll()));
    SafeMarkdown whole(baton::markdown::typed(text), SafeMarkdown::Length::Whole, tokensFor(&window),
                       QGuiApplication::font());
    QVERIFY(!whole.isExcerpt());
    QCOMPARE(whole.toPlainText(), text);
}

void TestSafeMarkdown::codeWrapsTablesHaveSingleBordersAndTasksAreShown()
{
    const QWidget window;
    const auto text = QStringLiteral("```\n") + QString(300, u'x') +
                      QStringLiteral("\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] done\n- [ ] open");
    SafeMarkdown document(text, tokensFor(&window), QGuiApplication::font());
    QVERIFY(document.fitInto(300).width() <= 300);
    QVERIFY(document.size().width() <= 300);
    const auto* table = qobject_cast<QTextTable*>(document.rootFrame()->childFrames().value(0));
    QVERIFY(table);
    QVERIFY(table->format().borderCollapse());
    QCOMPARE(table->cellAt(1, 1).firstCursorPosition().block().text(), QStringLiteral("2"));
    QVERIFY(document.toPlainText().contains(QStringLiteral("[x] done\n[ ] open")));
}

void TestSafeMarkdown::onlySafeLinksAreLinks()
{
    const QWidget window;
    const SafeMarkdown document(
        QStringLiteral("[a](javascript:x) ![b](https://shop.example/b.png) [c](file:///etc) <img src=x>"),
        tokensFor(&window), QGuiApplication::font());
    QStringList links;
    for (auto it = document.begin().begin(); !it.atEnd(); ++it) {
        QVERIFY(!it.fragment().charFormat().isImageFormat());
        if (it.fragment().charFormat().isAnchor())
            links.append(it.fragment().charFormat().anchorHref());
    }
    QCOMPARE(links, QStringList(QStringLiteral("https://shop.example/b.png")));
    // What is no link stays as it was written; see docs/markdown.md.
    QCOMPARE(document.toPlainText(), QStringLiteral("[a](javascript:x) b [c](file:///etc) <img src=x>"));
}

/// The two texts are one in Markdown, and two as typed.
void TestSafeMarkdown::customersAreShownAsTheyTyped()
{
    const auto picture = [](AuthorKind author, const char* text) {
        baton::models::TranscriptModel model;
        TranscriptView view(model);
        view.resize(500, 200);
        Message message;
        message.id = MessageId(QStringLiteral("m1"));
        message.n = 1;
        message.author = {author, QStringLiteral("Ana")};
        message.text = QString::fromLatin1(text);
        message.at = Instant{1'700'000'000'000};
        model.reset({message}, {}, true);
        return view.grab().toImage();
    };
    constexpr auto escaped = "\\*a\\*";
    constexpr auto entity = "&#42;a&#42;";
    QVERIFY(picture(AuthorKind::Customer, escaped) != picture(AuthorKind::Customer, entity));
    QCOMPARE(picture(AuthorKind::Bot, escaped), picture(AuthorKind::Bot, entity));
    QCOMPARE(picture(AuthorKind::Agent, escaped), picture(AuthorKind::Agent, entity));
}

BATON_GUI_TEST(TestSafeMarkdown)
#include "tst_safemarkdown.moc"
