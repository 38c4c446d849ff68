#include "ui/conversation/safemarkdown.h"
#include "ui/theme/tokens.h"

#include <QGuiApplication>
#include <QTest>
#include <QWidget>

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

QTEST_MAIN(TestSafeMarkdown)
#include "tst_safemarkdown.moc"
